// Draws outline cards; one whose words did not change keeps its element, and the one that is opened is marked at once.
const shown = new WeakMap()

export default function ({ data, parentElement: root, setTriggerValue }) {
  if (!shown.has(root)) shown.set(root, open(root))
  shown.get(root)(data, setTriggerValue)
}

function open(root) {
  const cards = root.querySelector('.cards')
  const drawn = new Map()
  let send = () => {}

  cards.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (!button) return
    const { id } = button.closest('.card').dataset
    if ('opens' in button.dataset) {
      mark(id)
      send('opened', id)
    } else {
      send('approved', { id, approved: button.dataset.do === 'approve' })
    }
  })

  return (data, setTriggerValue) => {
    send = setTriggerValue
    const parts = data.acts.flatMap(([title, rows], at) => [[`act ${at}`, title], ...rows.map((row) => [row.id, row])])
    patch(parts)
    mark(data.chosen)
  }

  function patch(parts) {
    const keys = new Set(parts.map(([key]) => key))
    for (const [key, { element }] of drawn) {
      if (keys.has(key)) continue
      element.remove()
      drawn.delete(key)
    }
    parts.forEach(([key, part], place) => {
      const element = fresh(key, part)
      if (cards.children[place] !== element) cards.insertBefore(element, cards.children[place] ?? null)
    })
  }

  // The element of this part; one whose words changed takes the place of the one before, and its focus.
  function fresh(key, part) {
    const text = JSON.stringify(part)
    const before = drawn.get(key)
    if (before?.text === text) return before.element
    const element = typeof part === 'string' ? tag('h2', part) : card(part)
    drawn.set(key, { text, element })
    if (before) {
      const pressed = before.element.contains(root.activeElement) && root.activeElement.dataset.place
      before.element.replaceWith(element)
      if (pressed) element.querySelector(`[data-place="${pressed}"]`)?.focus()
    }
    return element
  }

  function mark(id) {
    for (const [key, { element }] of drawn) {
      if (element.className === 'card') element.setAttribute('aria-current', key === id)
    }
  }
}

function card(row) {
  const element = document.createElement('article')
  element.className = 'card'
  element.dataset.id = row.id
  element.append(tag('span', row.number, 'number'), tag('h3', row.heading), tag('span', row.marks, 'marks'))
  element.append(tag('p', row.words, 'words'))
  if (row.facts.length) element.append(facts(row.facts))
  if (row.remark) element.append(tag('p', row.remark, 'remark'))
  element.append(presses(row))
  return element
}

function facts(pairs) {
  const list = document.createElement('dl')
  for (const [label, texts] of pairs) list.append(tag('dt', label), ...texts.map((text) => tag('dd', text)))
  return list
}

function presses({ number, approved }) {
  const bar = tag('div', '', 'presses')
  const edit = press('Edit', `Edit scene ${number}`, 1)
  edit.dataset.opens = ''
  bar.append(edit)
  if (approved === null) return bar
  const words = approved ? 'Withdraw approval' : 'Approve'
  const approval = press(words, `${words}${approved ? ' of' : ''} scene ${number}`, 2)
  approval.dataset.do = approved ? 'withdraw' : 'approve'
  bar.append(approval)
  return bar
}

function press(words, name, place) {
  const button = tag('button', words)
  button.type = 'button'
  button.ariaLabel = name
  button.dataset.place = place
  return button
}

function tag(name, text, className = '') {
  const element = document.createElement(name)
  element.textContent = text
  if (className) element.className = className
  return element
}
