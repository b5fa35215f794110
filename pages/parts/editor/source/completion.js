// Completes names on cue lines, and places and times on scene headings.
import { autocompletion } from '@codemirror/autocomplete'
import { isHeading, lineKinds } from './elements.js'

const PREFIXES = ['INT. ', 'EXT. ', 'INT./EXT. ']
const TIMES = ['DAY', 'NIGHT', 'MORNING', 'EVENING', 'DAWN', 'DUSK', 'LATER', 'CONTINUOUS', 'MOMENTS LATER']
const PREFIX = /^(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ]\s*/i

export function completion(names, places) {
  const source = (context) => complete(context, names, places)
  return autocompletion({ override: [source], icons: false })
}

function complete({ state, pos, explicit }, names, places) {
  const line = state.doc.lineAt(pos)
  const before = state.sliceDoc(line.from, pos)
  const follows = line.number === 1 || !state.doc.line(line.number - 1).text.trim()
  if (!follows || pos < line.to || (!before && !explicit)) return null
  if (isHeading(before)) return heading(state, line, before, places)
  if (before !== before.toUpperCase() || before.startsWith('.')) return null
  return result(line.from, before, [...PREFIXES, ...cues(state, names)])
}

function heading(state, line, before, places) {
  const time = before.match(/^.* - (\S*)$/)
  if (time) return result(line.to - time[1].length, time[1], TIMES)
  const prefix = before.match(PREFIX)
  if (!prefix) return null
  const known = headings(state, line.number).map((text) => text.replace(PREFIX, '').replace(/ - [^-]*$/, ''))
  return result(line.from + prefix[0].length, before.slice(prefix[0].length), [...places, ...known])
}

function cues(state, names) {
  const used = linesOf(state, 'character').map((text) => text.replace(/\(.*?\)|\^|^@/g, '').trim())
  return [...names, ...used]
}

function headings(state, except) {
  return linesOf(state, 'scene', except)
}

function linesOf(state, kind, except = 0) {
  const kinds = state.field(lineKinds)
  const texts = []
  kinds.forEach((found, index) => {
    if (found === kind && index + 1 !== except) texts.push(state.doc.line(index + 1).text.trim())
  })
  return texts
}

// A word typed in full asks for nothing more: Enter then starts a new line.
function result(from, typed, words) {
  const known = new Set(words.map((word) => word.toUpperCase()))
  if (known.has(typed.toUpperCase())) return null
  return { from, options: [...known].map((label) => ({ label })), validFor: (text) => !known.has(text.toUpperCase()) }
}
