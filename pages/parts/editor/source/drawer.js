// The drawer that lists what is in the bin.

export class Drawer {
  /** `actions` ({putBack, remove}) take a passage's id. */
  constructor(aside, button, actions) {
    this.aside = aside
    this.button = button
    this.actions = actions
    button.addEventListener('click', () => this.toggle())
  }

  toggle() {
    this.aside.hidden = !this.aside.hidden
    this.button.setAttribute('aria-pressed', String(!this.aside.hidden))
  }

  draw(passages) {
    if (passages === this.drawn) return
    this.drawn = passages
    this.button.textContent = passages.length ? `Bin (${passages.length})` : 'Bin'
    this.aside.querySelector('.none').hidden = passages.length > 0
    this.aside.querySelector('ul').replaceChildren(...passages.map((passage) => this.entry(passage)))
  }

  entry({ id, heading, text, at }) {
    const item = document.createElement('li')
    const when = new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
    item.append(words('strong', heading || 'Before the first scene'), words('small', when), words('p', text.trim()))
    item.append(button('Put back at the cursor', () => this.actions.putBack(id)))
    item.append(button('Delete', () => this.actions.remove(id)))
    return item
  }
}

function words(name, text) {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

function button(label, action) {
  const element = words('button', label)
  element.type = 'button'
  element.addEventListener('click', action)
  return element
}
