// Draws the rows of a list; one whose words did not change keeps its element, and the pressed one is marked at once.
const shown = new WeakMap()

export default function ({ data, parentElement: root, setTriggerValue }) {
  if (!shown.has(root)) shown.set(root, open(root))
  shown.get(root)(data, (id) => setTriggerValue('opened', id))
}

function open(root) {
  const entries = root.querySelector('.entries')
  const list = root.querySelector('ul')
  const items = new Map()
  let chosen = null
  let press = () => {}

  entries.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    mark(button.dataset.id)
    press(button.dataset.id)
  })

  entries.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')]
    const at = buttons.indexOf(event.target)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    buttons[to]?.focus()
  })

  entries.addEventListener('focusin', (event) => reachable(event.target.dataset.id))

  return (data, onPress) => {
    press = onPress
    entries.setAttribute('aria-label', data.label)
    patch(data.rows)
    const isOther = data.chosen !== chosen
    mark(data.chosen)
    if (isOther) intoView(items.get(data.chosen))
  }

  function patch(rows) {
    const ids = new Set(rows.map(([id]) => id))
    for (const [id, item] of items) {
      if (ids.has(id)) continue
      item.remove()
      items.delete(id)
    }
    rows.forEach(([id, name, caption], place) => {
      if (!items.has(id)) items.set(id, row(id))
      const item = items.get(id)
      write(item.querySelector('.name'), name)
      write(item.querySelector('.caption'), caption)
      if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null)
    })
  }

  function mark(id) {
    chosen = id
    for (const [each, item] of items) item.firstChild.setAttribute('aria-current', each === id)
    reachable(items.has(id) ? id : items.keys().next().value)
  }

  // The Tab key reaches one row; the arrows lead from there.
  function reachable(id) {
    for (const [each, item] of items) item.firstChild.tabIndex = each === id ? 0 : -1
  }

  function intoView(item) {
    if (!item) return
    const above = item.offsetTop - entries.offsetTop
    const below = above + item.offsetHeight - entries.clientHeight
    entries.scrollTop = Math.max(below, Math.min(entries.scrollTop, above))
  }
}

function row(id) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.id = id
  button.dataset.opens = ''
  for (const part of ['name', 'caption']) {
    const words = document.createElement('span')
    words.className = part
    words.dir = 'auto'
    button.append(words)
  }
  item.append(button)
  return item
}

function write(element, text) {
  if (element.textContent === text) return
  element.textContent = text
  if (element.className === 'name') element.title = text
}
