// Deciding on changes one by one. What the writer decided here counts until the server has given it back.
const PUSH_AFTER = 150
const RETRY_AFTER = 4000
const shown = new WeakMap()

export default function ({ data, parentElement: root, setStateValue, setTriggerValue }) {
  if (!shown.has(root)) shown.set(root, open(root))
  const review = shown.get(root)
  review.draw(data, setStateValue, setTriggerValue)
  return () => {
    if (!root.isConnected) review.close()
  }
}

function open(root) {
  const find = (selector) => root.querySelector(selector)
  const section = find('.review')
  const cards = find('.cards')
  const apply = find('[data-do=apply]')
  const undo = find('[data-do=undo]')
  const rest = find('[data-do=rest]')
  let data = null
  let send = {}
  let listed = ''
  let mine = { decisions: {}, edits: {} }
  let history = []
  let current = 0
  let editing = null
  let isUnconfirmed = false
  let order = null
  let pushTimer = 0
  let retryTimer = 0

  function draw(fresh, setStateValue, setTriggerValue) {
    data = fresh
    send = { state: setStateValue, trigger: setTriggerValue }
    const list = JSON.stringify([data.setId, data.changes])
    const isOther = list !== listed
    listed = list
    adopt(isOther)
    if (isOther) build()
    if (order && data.applied >= order.seq) order = null
    paint()
    if (isOther) takeFocus()
  }

  // The server's decisions replace ours, unless ours have not come back from it yet.
  function adopt(isOther) {
    const theirs = { decisions: data.decisions, edits: data.edits }
    if (isOther) {
      const kept = readDraft(data.setId)
      isUnconfirmed = kept !== null && !same(kept, theirs)
      mine = isUnconfirmed ? kept : theirs
      history = []
      editing = null
      order = null
      current = Math.max(0, data.changes.findIndex((change) => !mine.decisions[change.id]))
      if (isUnconfirmed) push()
    } else if (same(mine, theirs)) {
      isUnconfirmed = false
    } else if (!isUnconfirmed) {
      mine = theirs
    }
    if (!isUnconfirmed) dropDraft(data.setId)
  }

  function change(decisions, edits, words, next = current) {
    history.push({ ...mine, current })
    current = next
    settle({ decisions, edits }, words)
  }

  function settle(next, words) {
    mine = next
    isUnconfirmed = true
    keepDraft(data.setId, mine)
    find('.spoken').textContent = words
    clearTimeout(pushTimer)
    pushTimer = setTimeout(push, PUSH_AFTER)
    paint()
  }

  function push() {
    clearTimeout(pushTimer)
    pushTimer = 0
    send.state('reviewed', { setId: data.setId, ...mine })
  }

  function decide(index, decision) {
    const { id } = data.changes[index]
    const decisions = { ...mine.decisions }
    const isTakenBack = decisions[id] === decision
    if (isTakenBack) delete decisions[id]
    else decisions[id] = decision
    const next = isTakenBack ? index : Math.min(index + 1, data.changes.length - 1)
    current = index
    change(decisions, mine.edits, isTakenBack ? 'Undecided' : decision === 'accept' ? 'Accepted' : 'Original kept', next)
  }

  function acceptRest() {
    const decisions = { ...mine.decisions }
    for (const { id } of data.changes) decisions[id] ??= 'accept'
    change(decisions, mine.edits, 'All remaining changes accepted')
  }

  function takeBack() {
    if (!history.length) return
    const { decisions, edits, current: before } = history.pop()
    current = before
    settle({ decisions, edits }, 'Undone')
  }

  // A chosen wording is accepted with the choice; the first one is what the change says anyway.
  function choose(index, place) {
    const { id, text: first, wordings } = data.changes[index]
    const wording = wordings[place]
    if (!wording) return
    const edits = { ...mine.edits, [id]: wording.text }
    if (wording.text === first) delete edits[id]
    current = index
    change({ ...mine.decisions, [id]: 'accept' }, edits, `Wording ${place + 1} accepted`)
  }

  function finishEdit(text) {
    const { id, text: proposed } = editing
    editing = null
    const edits = { ...mine.edits, [id]: text }
    if (text === proposed) delete edits[id]
    if (same(edits, mine.edits)) return paint()
    change({ ...mine.decisions, [id]: 'accept' }, edits, 'Your wording accepted')
  }

  function applyNow() {
    if (pushTimer) push()
    order = { set_id: data.setId, decisions: mine.decisions, edits: mine.edits, seq: Date.now() }
    sendOrder()
    paint()
  }

  function sendOrder() {
    clearTimeout(retryTimer)
    if (!order) return
    send.trigger('applied', order)
    retryTimer = setTimeout(sendOrder, RETRY_AFTER)
  }

  function build() {
    cards.replaceChildren(...data.changes.map(buildCard))
    find('.empty').hidden = data.changes.length > 0
    find('.bar').hidden = data.changes.length === 0
    find('[data-show=picks]').hidden = data.changes.every(({ wordings }) => !wordings.length)
  }

  function buildCard({ scene, aspect, note, old }, index) {
    const title = element('h3', '', element('span', '', String(index + 1)), scene)
    const edit = button('edit', 'Edit', () => startEdit(index))
    const accept = button('accept', 'Accept', () => decide(index, 'accept'))
    const keep = button('keep', 'Keep original', () => decide(index, 'keep'))
    const own = element('span', 'tag own', 'Your wording')
    const header = element('header', '', title, element('span', 'tag', aspect), own, element('span', 'gap'), edit, accept, keep)
    const before = element('div', 'text old', ...segments(old, 'Nothing here in your draft'))
    const card = element('article', 'card', header, element('div', 'columns', before, element('div', 'text new')), element('p', 'note', note))
    card.tabIndex = -1
    card.addEventListener('focusin', () => select(index))
    card.addEventListener('mousedown', () => select(index))
    return card
  }

  function select(index) {
    if (index === current) return
    current = index
    paint()
  }

  function paint() {
    const decided = data.changes.filter(({ id }) => mine.decisions[id])
    const accepted = decided.filter(({ id }) => mine.decisions[id] === 'accept')
    data.changes.forEach(paintCard)
    find('[data-show=progress]').textContent = `${decided.length} of ${data.changes.length} reviewed`
    find('progress').max = data.changes.length || 1
    find('progress').value = decided.length
    const left = data.changes.length - decided.length
    find('[data-show=left]').textContent = accepted.length && left ? `${left} undecided stay${left === 1 ? 's' : ''} open` : ''
    apply.textContent = order ? 'Applying…' : `Apply ${accepted.length} accepted`
    apply.disabled = Boolean(order) || (accepted.length === 0 && decided.length < data.changes.length)
    undo.disabled = history.length === 0
    rest.disabled = decided.length === data.changes.length
  }

  function paintCard({ id, scene, aspect, text, new: proposed, wordings }, index) {
    const card = cards.children[index]
    const decision = mine.decisions[id]
    const isEdited = id in mine.edits && !wordings.some((wording) => wording.text === mine.edits[id])
    const words = { accept: 'accepted', keep: 'original kept' }[decision] ?? 'undecided'
    card.setAttribute('aria-label', [`Change ${index + 1} of ${data.changes.length}`, scene, aspect, words].filter(Boolean).join(', '))
    if (index === current) card.setAttribute('aria-current', 'true')
    else card.removeAttribute('aria-current')
    card.querySelector('.accept').setAttribute('aria-pressed', String(decision === 'accept'))
    card.querySelector('.keep').setAttribute('aria-pressed', String(decision === 'keep'))
    card.querySelector('.own').hidden = !isEdited
    card.querySelector('.old').classList.toggle('dimmed', decision === 'accept')
    const draft = editing?.id === id ? mine.edits[id] ?? text : null
    if (wordings.length && !isEdited && draft === null) return paintWordings(card, index, wordings, decision, mine.edits[id] ?? text)
    paintNew(card, isEdited ? [['equal', mine.edits[id]]] : proposed, decision === 'keep', draft)
  }

  /** The wordings one under the other, each to be picked; the picked one is the accepted one. */
  function paintWordings(card, index, wordings, decision, chosen) {
    let list = card.querySelector('.new')
    if (!list.matches('.wordings')) {
      const fresh = wordingList(index, wordings)
      list.replaceWith(fresh)
      list = fresh
    }
    wordings.forEach((wording, place) => {
      list.querySelectorAll('input')[place].checked = decision === 'accept' && wording.text === chosen
    })
    list.classList.toggle('dimmed', decision === 'keep')
  }

  function wordingList(index, wordings) {
    const choices = wordings.map(({ differs, text }, place) => {
      const radio = element('input')
      radio.type = 'radio'
      radio.name = `wording-${index}`
      radio.addEventListener('change', () => choose(index, place))
      const words = element('span', 'words', ...segments([['equal', text]], 'Suggests cutting this'))
      return element('label', 'wording', radio, element('span', 'number', String(place + 1)), element('span', 'body', element('span', 'differs', differs), words))
    })
    const list = element('div', 'text new wordings', ...choices)
    list.setAttribute('role', 'radiogroup')
    list.setAttribute('aria-label', 'Wordings')
    return list
  }

  function paintNew(card, parts, isDimmed, draft) {
    const shownNow = card.querySelector('.new')
    if (draft !== null && shownNow.matches('textarea')) return
    const wanted = JSON.stringify([parts, draft])
    if (shownNow.dataset.parts !== wanted) {
      const fresh = draft === null ? element('div', 'text new', ...segments(parts, 'Suggests cutting this')) : textField(draft)
      fresh.dataset.parts = wanted
      shownNow.replaceWith(fresh)
    }
    card.querySelector('.new').classList.toggle('dimmed', isDimmed)
  }

  function textField(draft) {
    const field = element('textarea', 'text new')
    field.value = draft
    field.setAttribute('aria-label', 'New text. Escape or Control+Enter finishes.')
    field.addEventListener('blur', () => editing && finishEdit(field.value))
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return
      event.preventDefault()
      const card = field.closest('.card')
      finishEdit(field.value)
      card.focus()
    })
    return field
  }

  function startEdit(index) {
    current = index
    editing = { id: data.changes[index].id, text: data.changes[index].text }
    paint()
    cards.children[index].querySelector('textarea').focus()
  }

  function move(step) {
    current = Math.max(0, Math.min(current + step, data.changes.length - 1))
    paint()
    showCurrent()
  }

  function showCurrent() {
    const card = cards.children[current]
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest' })
  }

  // Keys work as soon as the changes stand there, unless the writer is already somewhere else on the page.
  function takeFocus() {
    const active = document.activeElement ?? document.body
    const isFree = active === document.body || active.closest('[data-testid=stSidebarNav]') !== null
    if (isFree) (cards.children[current] ?? section).focus({ preventScroll: true })
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: () => decide(current, 'accept'),
    x: () => decide(current, 'keep'),
    u: takeBack,
    e: () => startEdit(current),
  }

  const actionOf = (key) => (/^[1-9]$/.test(key) ? () => choose(current, Number(key) - 1) : keys[key])

  section.addEventListener('keydown', (event) => {
    const action = actionOf(event.key.toLowerCase())
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea')) return
    if (!data.changes.length) return
    event.preventDefault()
    action()
    if (event.key.toLowerCase() !== 'e') showCurrent()
  })
  undo.onclick = takeBack
  rest.onclick = acceptRest
  apply.onclick = applyNow

  function close() {
    if (pushTimer) push()
    clearTimeout(retryTimer)
    shown.delete(root)
  }
  return { draw, close }
}

function segments(parts, otherwise) {
  if (!parts.length || (parts.length === 1 && !parts[0][1])) return [element('em', '', otherwise)]
  const tags = { delete: 'del', insert: 'ins' }
  return parts.map(([kind, text]) => (tags[kind] ? element(tags[kind], '', text) : text))
}

function button(className, label, action) {
  const made = element('button', className, label)
  made.type = 'button'
  made.addEventListener('click', action)
  return made
}

// Strings among the children become text nodes: nothing that comes from data is ever read as markup.
function element(tag, className = '', ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

function same(one, other) {
  const flat = (value) => (value && typeof value === 'object' ? Object.entries(value).sort().map(([key, held]) => [key, flat(held)]) : value)
  return JSON.stringify(flat(one)) === JSON.stringify(flat(other))
}

// Where the browser forbids storage, decisions live as long as the page does.
const local = (() => {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
})()
const draftKey = (setId) => `scriptgen-review:${setId}`
const readDraft = (setId) => JSON.parse(local?.getItem(draftKey(setId)) ?? 'null')
const keepDraft = (setId, decided) => local?.setItem(draftKey(setId), JSON.stringify(decided))
const dropDraft = (setId) => local?.removeItem(draftKey(setId))
