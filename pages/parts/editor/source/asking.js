// At the line: what can be asked about the selected lines, or at the cursor, in a small panel beside them.
import { StateEffect, StateField } from '@codemirror/state'
import { showTooltip, tooltips } from '@codemirror/view'
import { lineKinds } from './elements.js'
import { isYours } from './yours.js'

const OFFER_AFTER = 350
const place = StateEffect.define()

// A tooltip that goes with any edit and with any other selection.
const standing = StateField.define({
  create: () => null,
  update(value, change) {
    for (const effect of change.effects) if (effect.is(place)) return effect.value
    return change.docChanged || change.selection ? null : value
  },
  provide: (field) => showTooltip.from(field),
})

/** The panel has its place in the text; what opens there does not reach beside the editor. */
export const askingTooltip = [standing, tooltips({ tooltipSpace })]

function tooltipSpace(view) {
  const { left, right } = view.dom.getBoundingClientRect()
  return { left, right, top: 0, bottom: window.innerHeight }
}

export class Asking {
  /** `panel` is the element with the choices; `ask` sends what is wished. */
  constructor(view, panel, ask) {
    this.view = view
    this.panel = panel
    this.ask = ask
    this.find = (selector) => panel.querySelector(selector)
    this.create = () => ({ dom: panel })
    panel.remove()
    panel.hidden = false
    panel.addEventListener('click', (event) => this.pressed(event.target.closest('button')))
    panel.addEventListener('keydown', (event) => this.keyed(event))
    panel.addEventListener('mousedown', (event) => event.target.matches('input') || event.preventDefault())
    this.find('form').addEventListener('submit', (event) => this.own(event))
  }

  get isShown() {
    return this.view.state.field(standing) !== null
  }

  /** The axes a writer may pick from, and what a question takes. */
  offer(axes, takes) {
    this.find('.takes').textContent = takes
    const key = axes.join('\n')
    if (key === this.axes) return
    this.axes = key
    this.find('.axes').replaceChildren(...axes.map(axisButton))
  }

  heard(update) {
    if (!update.selectionSet && !update.docChanged) return
    clearTimeout(this.timer)
    if (update.docChanged || this.view.state.selection.main.empty) return
    this.timer = setTimeout(() => this.offerItself(), OFFER_AFTER)
  }

  /** Shows the panel beside a selection, without taking the focus. */
  offerItself() {
    const { state, hasFocus } = this.view
    if (!hasFocus || state.readOnly || state.selection.main.empty || !this.holdsLines()) return
    this.show('brief')
  }

  /** Shows everything that can be asked, and goes there. */
  open() {
    clearTimeout(this.timer)
    if (this.view.state.readOnly) return
    this.show('whole')
    const choice = () => [...this.panel.querySelectorAll('button')].find((button) => button.offsetParent)
    this.view.requestMeasure({ read: choice, write: (first) => first?.focus() })
  }

  show(size) {
    const { empty } = this.view.state.selection.main
    this.panel.dataset.size = size
    this.panel.dataset.about = this.isYoursHere() ? 'yours' : empty ? 'cursor' : 'lines'
    this.showAxes(false)
    requestAnimationFrame(() => this.isShown && this.place())
  }

  // Placed anew with each change of its size: under the selected lines, or over them where there is more room.
  place() {
    const { from, to, head } = this.view.state.selection.main
    const [begin, end] = [this.view.coordsAtPos(from, 1), this.view.coordsAtPos(to, -1)]
    const height = this.panel.offsetHeight + 8
    const above = begin?.top > height && !(end?.bottom + height < window.innerHeight)
    const pos = above ? from : end ? to : head
    this.view.dispatch({ effects: place.of({ pos, above, strictSide: true, create: this.create }) })
  }

  hide() {
    clearTimeout(this.timer)
    if (this.isShown) this.view.dispatch({ effects: place.of(null) })
  }

  showAxes(isOpen) {
    this.find('.differ').hidden = !isOpen
    this.find('[data-ask=alternatives]').setAttribute('aria-expanded', String(isOpen))
    this.place()
  }

  pressed(button) {
    if (!button || button.type === 'submit') return
    if (button.dataset.axis) return this.send('alternatives', button.dataset.axis)
    if (button.dataset.ask !== 'alternatives') return this.send(button.dataset.ask)
    this.showAxes(this.find('.differ').hidden)
    if (!this.find('.differ').hidden) this.find('.axes button').focus()
  }

  own(event) {
    event.preventDefault()
    const axis = this.find('input').value.trim()
    if (axis) this.send('alternatives', axis)
  }

  send(what, axis = '') {
    const { from, to } = this.view.state.selection.main
    const { doc } = this.view.state
    const points = (end) => [...doc.sliceString(0, end)].length
    this.ask({ what, axis, start: points(from), end: points(to) })
    this.leave()
  }

  keyed(event) {
    if (event.key === 'Escape') {
      event.preventDefault()
      this.leave()
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!step || event.target.matches('input')) return
    event.preventDefault()
    const buttons = [...this.panel.querySelectorAll('button')].filter((button) => button.offsetParent)
    const at = buttons.indexOf(event.target)
    buttons[(at + step + buttons.length) % buttons.length].focus()
  }

  leave() {
    this.hide()
    this.view.focus()
  }

  /** Whether the selection holds more than blank lines and headings. */
  holdsLines() {
    const { state } = this.view
    const { from, to } = state.selection.main
    const kinds = state.field(lineKinds).slice(state.doc.lineAt(from).number - 1, state.doc.lineAt(to).number)
    return kinds.some((kind) => kind !== 'blank' && kind !== 'scene' && kind !== 'title')
  }

  isYoursHere() {
    const { state } = this.view
    const kinds = state.field(lineKinds)
    let line = state.doc.lineAt(state.selection.main.head).number
    while (line > 1 && kinds[line - 1] !== 'scene') line--
    return isYours(state, state.doc.line(line).from)
  }

  close() {
    clearTimeout(this.timer)
  }
}

function axisButton(axis) {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.axis = axis
  button.textContent = axis[0].toUpperCase() + axis.slice(1)
  return button
}
