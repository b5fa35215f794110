// The list of scenes beside the text.
import { lineKinds } from './elements.js'

export class Navigator {
  constructor(nav, onChosen) {
    this.nav = nav
    this.list = nav.querySelector('ol')
    this.onChosen = onChosen
    this.lines = []
    this.headings = null
  }

  /** Draws the scenes of `state`; entries are made anew only if a heading changed. */
  draw(state) {
    this.lines = []
    const headings = []
    state.field(lineKinds).forEach((kind, index) => {
      const heading = kind === 'scene' && state.doc.line(index + 1).text.trim().replace(/^\./, '')
      if (!heading) return
      this.lines.push(index + 1)
      headings.push(heading)
    })
    const joined = headings.join('\n')
    if (joined === this.headings) return
    this.headings = joined
    this.list.replaceChildren(...headings.map((heading, index) => this.entry(heading, index)))
  }

  entry(heading, index) {
    const number = document.createElement('span')
    number.textContent = index + 1
    const text = document.createElement('bdi')
    text.textContent = heading
    const button = document.createElement('button')
    button.type = 'button'
    button.title = heading
    button.append(number, text)
    button.addEventListener('click', () => this.onChosen(index))
    const item = document.createElement('li')
    item.append(button)
    return item
  }

  /** Marks the scene that holds `line`; returns its index, -1 before the first scene. */
  mark(line) {
    const index = this.lines.findLastIndex((start) => start <= line)
    this.list.querySelector('[aria-current]')?.removeAttribute('aria-current')
    const button = this.list.children[index]?.firstChild
    button?.setAttribute('aria-current', 'true')
    if (button) this.reveal(button)
    return index
  }

  // scrollIntoView would also scroll the page.
  reveal(button) {
    const box = this.nav.getBoundingClientRect()
    const { top, bottom } = button.getBoundingClientRect()
    if (top < box.top + 8) this.nav.scrollTop += top - box.top - 8
    else if (bottom > box.bottom - 8) this.nav.scrollTop += bottom - box.bottom + 8
  }
}
