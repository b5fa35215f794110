// The keys of a screenplay program, at work on the editor's text: each press is one step that Undo takes back.
import { acceptCompletion, startCompletion } from '@codemirror/autocomplete'
import { isolateHistory } from '@codemirror/commands'
import { Annotation, ChangeSet, EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { difference } from './difference.js'
import { lineKinds, mean, meaning } from './elements.js'
import { classify, isBlank } from './lines.js'
import { become, enter, settled, shiftTab, tab } from './rules.js'

const ELEMENTS = ['scene', 'action', 'character', 'parenthetical', 'dialogue', 'transition']
const CAPITALS = ['character', 'scene', 'transition']
const byRule = Annotation.define()

export function typing() {
  const elementKeys = ELEMENTS.map((kind, index) => ({
    key: `Alt-${index + 1}`,
    mac: `Ctrl-${index + 1}`,
    linux: `Ctrl-Shift-${index + 1}`,
    run: press((page) => become(page, kind)),
  }))
  return [
    settling,
    EditorView.inputHandler.of(typed),
    EditorView.domEventHandlers({ blur: (_, view) => settle(view) }),
    keymap.of([
      { key: 'Tab', run: (view) => acceptCompletion(view) || press(tab)(view), shift: press(shiftTab) },
      { key: 'Enter', run: press(enter) },
      ...elementKeys,
    ]),
  ]
}

function press(rule) {
  return (view) => {
    if (view.state.readOnly) return false
    const { state } = view
    const { from, to } = state.selection.main
    const cut = state.changes({ from, to })
    const page = pageAt(state, cut, from)
    const answer = rule(page)
    if (!answer) return false
    view.dispatch(transaction(cut, page, answer))
    if (page.lines[answer.row] !== undefined && answer.lines.at(-1)?.endsWith(' - ')) startCompletion(view)
    return true
  }
}

// The page as it is once a selection is gone.
function pageAt(state, cut, head) {
  const doc = cut.apply(state.doc)
  const line = doc.lineAt(head)
  const lines = [...doc.iterLines()]
  const meant = state.field(meaning)
  const kinds = cut.empty ? state.field(lineKinds) : classify(lines, meant && { row: line.number - 1, kind: meant.kind })
  return { doc, lines, kinds, row: line.number - 1, column: head - line.from }
}

function transaction(cut, page, { from, to, lines, row, column, kind }) {
  const changes = cut.compose(from === to ? ChangeSet.empty(page.doc.length) : replacing(page, from, to, lines))
  const after = [...page.lines.slice(0, from), ...lines, ...page.lines.slice(to)]
  const start = after.slice(0, row).reduce((length, line) => length + line.length + 1, 0)
  return {
    changes,
    selection: { anchor: start + Math.min(column, after[row].length) },
    effects: mean.of(kind ? { at: start, kind } : null),
    annotations: [byRule.of(true), isolateHistory.of('full')],
    userEvent: 'input',
    scrollIntoView: true,
  }
}

function replacing({ doc }, from, to, lines) {
  const start = doc.line(from + 1).from
  const [first, last, insert] = difference(doc.sliceString(start, doc.line(to).to), lines.join('\n'))
  return ChangeSet.of({ from: start + first, to: start + last, insert }, doc.length)
}

// A line that is left reads as what it was meant as; one begun in a speech and left empty goes.
const settling = EditorState.transactionFilter.of((change) => {
  const meant = change.startState.field(meaning)
  if (!meant || change.annotation(byRule) || change.isUserEvent('undo') || change.isUserEvent('redo')) return change
  const line = change.startState.doc.lineAt(meant.at)
  const at = change.changes.mapPos(meant.at, -1)
  const isLeft = change.newDoc.lineAt(change.newSelection.main.head).from !== at
  if (!isLeft || change.changes.touchesRange(line.from, line.to)) return change
  const changes = leaving(line, meant.kind)
  return changes ? [change, { changes: ChangeSet.of(changes, change.startState.doc.length).map(change.changes), sequential: true }] : change
})

function settle(view) {
  const meant = view.state.field(meaning)
  if (!meant || view.state.readOnly) return
  const line = view.state.doc.lineAt(meant.at)
  const text = settled(line.text, meant.kind)
  if (text !== line.text) view.dispatch({ changes: { from: line.from, to: line.to, insert: text }, annotations: byRule.of(true) })
}

function leaving(line, kind) {
  const isEmpty = isBlank(line.text) || line.text === '()'
  const isInSpeech = kind === 'dialogue' || kind === 'parenthetical'
  if (isEmpty && isInSpeech && line.number > 1) return { from: line.from - 1, to: line.to }
  const text = settled(line.text, kind)
  return text === line.text ? null : { from: line.from, to: line.to, insert: text }
}

// Cues, and what Tab began as a heading or a transition, are capitals as they are typed; brackets close once.
function typed(view, from, to, text) {
  const { state } = view
  const line = state.doc.lineAt(from)
  const kind = state.field(lineKinds)[line.number - 1]
  if (state.readOnly || to > line.to || view.composing) return false
  if (kind === 'parenthetical' && text === ')' && from === to && state.sliceDoc(from, from + 1) === ')') {
    view.dispatch({ selection: { anchor: from + 1 }, userEvent: 'input.type' })
    return true
  }
  const isCapital = kind === 'character' || (CAPITALS.includes(kind) && state.field(meaning)?.kind === kind)
  const capitals = text.toUpperCase()
  if (!isCapital || line.text.startsWith('@') || capitals === text) return false
  const selection = { anchor: from + capitals.length }
  view.dispatch({ changes: { from, to, insert: capitals }, selection, userEvent: 'input.type', scrollIntoView: true })
  return true
}
