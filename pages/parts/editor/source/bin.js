// Passages cut from the script: part of the editor's state, so that one Undo moves a passage and its text together.
import { invertedEffects, isolateHistory } from '@codemirror/commands'
import { StateEffect, StateField } from '@codemirror/state'

const setBin = StateEffect.define()

const field = StateField.define({
  create: () => [],
  update(passages, change) {
    for (const effect of change.effects) if (effect.is(setBin)) return effect.value
    return passages
  },
})

const undoing = invertedEffects.of((change) =>
  change.effects.some((each) => each.is(setBin)) ? [setBin.of(change.startState.field(field))] : [],
)

export const bin = [field, undoing]

/** The passages in the bin, `{id, heading, text, at}`, the newest first. */
export const binned = (state) => state.field(field)

/** What a transaction has to say so that these passages are in the bin. */
export const binning = (passages) => setBin.of(passages)

/** Moves the selection into the bin. */
export function cutToBin(view, heading) {
  const { from, to } = view.state.selection.main
  const text = view.state.sliceDoc(from, to)
  if (view.state.readOnly || !text.trim()) return false
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const passage = { id, heading, text, at: new Date().toISOString() }
  move(view, { from, to }, from, [passage, ...binned(view.state)])
  return true
}

/** Moves a passage from the bin to the cursor. */
export function putBack(view, id) {
  if (view.state.readOnly) return
  const { from, to } = view.state.selection.main
  const { text } = binned(view.state).find((passage) => passage.id === id)
  const rest = binned(view.state).filter((passage) => passage.id !== id)
  move(view, { from, to, insert: text }, from + text.length, rest)
}

/** Takes a passage out of the bin for good; Undo brings it back. */
export function deletePassage(view, id) {
  if (view.state.readOnly) return
  const rest = binned(view.state).filter((passage) => passage.id !== id)
  view.dispatch({ effects: setBin.of(rest), annotations: isolateHistory.of('full') })
}

function move(view, changes, anchor, passages) {
  const effects = setBin.of(passages)
  view.dispatch({ changes, selection: { anchor }, effects, annotations: isolateHistory.of('full'), scrollIntoView: true })
}
