// Scenes that are the writer's alone: a mark at their headings and in the list of scenes.
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { lineKinds } from './elements.js'

/** Says which scenes are the writer's alone, by index. */
export const setYours = StateEffect.define()

const mark = Decoration.line({ class: 'cm-yours' })

const marks = StateField.define({
  create: () => Decoration.none,
  update(value, change) {
    const fresh = change.effects.find((effect) => effect.is(setYours))
    return fresh ? marked(change.state, fresh.value) : value.map(change.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

const theme = EditorView.theme({
  '.cm-yours::after': {
    content: '"yours alone"',
    marginLeft: '2ch',
    padding: '1px 7px',
    fontFamily: 'var(--st-font)',
    fontSize: '12px',
    fontWeight: '500',
    textTransform: 'none',
    color: 'var(--st-text-color)',
    backgroundColor: 'color-mix(in srgb, var(--st-primary-color) 16%, var(--st-background-color))',
    borderRadius: '99px',
  },
})

export const yours = [marks, theme]

export function isYours(state, position) {
  let found = false
  state.field(marks).between(position, position, () => {
    found = true
  })
  return found
}

/** Marks the scenes of the list; `navigator` knows at which lines they begin. */
export function markYours(navigator, state) {
  navigator.lines.forEach((line, index) => {
    const entry = navigator.list.children[index]
    const isMine = isYours(state, state.doc.line(line).from)
    entry.classList.toggle('yours', isMine)
    if (isMine) entry.firstChild.setAttribute('aria-description', 'Yours alone')
    else entry.firstChild.removeAttribute('aria-description')
  })
}

function marked(state, scenes) {
  const headings = []
  state.field(lineKinds).forEach((kind, index) => kind === 'scene' && headings.push(state.doc.line(index + 1).from))
  const positions = scenes.map((scene) => headings[scene]).filter((from) => from !== undefined)
  return Decoration.set(positions.map((from) => mark.range(from)), true)
}
