// What every line of the text is, as a part of the editor's state.
import { StateEffect, StateField } from '@codemirror/state'
import { classify } from './lines.js'

export const NAMES = {
  action: 'Action',
  blank: 'Blank line',
  boneyard: 'Cut text',
  centered: 'Centred',
  character: 'Character',
  dialogue: 'Dialogue',
  lyric: 'Lyric',
  note: 'Note',
  pagebreak: 'Page break',
  parenthetical: 'Parenthetical',
  scene: 'Scene heading',
  section: 'Section',
  synopsis: 'Synopsis',
  title: 'Title page',
  transition: 'Transition',
}

/** Says what the line at a place is meant as, `{at, kind}`, or null: what it reads as. */
export const mean = StateEffect.define()

/** What the line at the cursor was begun as, while it stands there: an empty cue is one before it has a name. */
export const meaning = StateField.define({
  create: () => null,
  update(meant, change) {
    for (const effect of change.effects) if (effect.is(mean)) return effect.value
    if (!meant || !(change.docChanged || change.selection)) return meant
    if (change.isUserEvent('undo') || change.isUserEvent('redo')) return null
    const at = change.changes.mapPos(meant.at, -1)
    const line = change.newDoc.lineAt(change.newSelection.main.head)
    return line.from === at ? { at, kind: meant.kind } : null
  },
})

/** The kinds of all lines, from the first; kept up to date by the editor's state. */
export const lineKinds = StateField.define({
  create: (state) => kindsOf(state, null),
  update(kinds, change) {
    const meant = change.state.field(meaning)
    return change.docChanged || meant !== change.startState.field(meaning) ? kindsOf(change.state, meant) : kinds
  },
})

function kindsOf({ doc }, meant) {
  return classify([...doc.iterLines()], meant && { row: doc.lineAt(meant.at).number - 1, kind: meant.kind })
}
