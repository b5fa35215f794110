// Lines no machine may change: marked beside the text, following their words through every edit.
import { invertedEffects } from '@codemirror/commands'
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { isBlank } from './lines.js'

const mark = Decoration.line({ class: 'cm-locked' })
const setLocks = StateEffect.define({ map: follow })

const field = StateField.define({
  create: () => [],
  update(locks, change) {
    for (const effect of change.effects) if (effect.is(setLocks)) return effect.value
    return change.docChanged && locks.length ? follow(locks, change.changes) : locks
  },
  provide: (own) =>
    EditorView.decorations.compute([own], (state) => Decoration.set(linesOf(state).map((line) => mark.range(line.from)))),
})

// Undo brings a lock back with its line, and takes back the key that set one.
const undoing = invertedEffects.of((change) => {
  const before = change.startState.field(field)
  const isOther = change.state.field(field).length !== before.length || change.effects.some((each) => each.is(setLocks))
  return isOther ? [setLocks.of(before)] : []
})

export const locks = [field, undoing]

/** The numbers of the locked lines, from 1. */
export const lockedLines = (state) => linesOf(state).map((line) => line.number)

export const isLocked = (state, number) => lockedLines(state).includes(number)

/** What a transaction has to say so that these lines of `doc` are the locked ones. */
export function locking(doc, numbers) {
  const lines = numbers.filter((number) => number <= doc.lines).map((number) => doc.line(number))
  return setLocks.of(lines.map(({ from, to }) => ({ from, to })))
}

/** Locks the lines of the selection; unlocks them where all are locked. */
export function toggleLock({ state, dispatch }) {
  const chosen = selectedLines(state)
  if (state.readOnly || chosen.length === 0) return false
  const locked = new Set(lockedLines(state))
  const isUnlocking = chosen.every((number) => locked.has(number))
  for (const number of chosen) isUnlocking ? locked.delete(number) : locked.add(number)
  dispatch(state.update({ effects: locking(state.doc, [...locked].sort((one, other) => one - other)) }))
  return true
}

function selectedLines({ doc, selection: { main } }) {
  const last = doc.lineAt(main.to > main.from ? main.to - 1 : main.to).number
  const numbers = []
  for (let number = doc.lineAt(main.from).number; number <= last; number++) {
    if (!isBlank(doc.line(number).text)) numbers.push(number)
  }
  return numbers
}

function follow(locks, changes) {
  const moved = locks.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
  return moved.filter(({ from, to }) => from < to)
}

function linesOf(state) {
  const lines = new Map(state.field(field).map(({ from }) => [state.doc.lineAt(from).number, state.doc.lineAt(from)]))
  return [...lines.values()].filter((line) => !isBlank(line.text)).sort((one, other) => one.from - other.from)
}
