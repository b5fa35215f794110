// Completes names and extensions on cue lines, places and times on scene headings, and transitions.
import { autocompletion } from '@codemirror/autocomplete'
import { lineKinds, meaning } from './elements.js'
import { isHeading } from './lines.js'

const PREFIXES = ['INT. ', 'EXT. ', 'INT./EXT. ']
const TIMES = ['DAY', 'NIGHT', 'MORNING', 'EVENING', 'DAWN', 'DUSK', 'LATER', 'CONTINUOUS', 'MOMENTS LATER']
const TRANSITIONS = ['CUT TO:', 'DISSOLVE TO:', 'SMASH CUT TO:', 'MATCH CUT TO:', 'FADE TO:']
const EXTENSIONS = ['(V.O.)', '(O.S.)', '(O.C.)', '(ON PHONE)', '(PRE-LAP)']
const PREFIX = /^(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\/E)[. ]\s*/i

export function completion(names, places) {
  const source = (context) => complete(context, names, places)
  return autocompletion({ override: [source], icons: false })
}

function complete({ state, pos, explicit }, names, places) {
  const line = state.doc.lineAt(pos)
  const before = state.sliceDoc(line.from, pos)
  const meant = state.field(meaning)?.kind
  const follows = line.number === 1 || !state.doc.line(line.number - 1).text.trim()
  if (!follows || pos < line.to || (!before && !explicit)) return null
  if (isHeading(before)) return heading(state, line, before, places)
  if (meant === 'transition') return result(line.from, before, TRANSITIONS)
  if (meant === 'scene') return result(line.from, before, PREFIXES)
  if (before !== before.toUpperCase()) return null
  const known = cues(state, line.number, names)
  return extension(line, before, known) ?? result(line.from, before, meant ? known : [...PREFIXES, ...known])
}

// After a bracket, or a space behind a whole name that begins no longer one.
function extension(line, before, known) {
  const [, name, typed] = before.match(/^@?(.*\S)\s+(\(?[^()]*)$/) ?? []
  if (!name || (typed && !typed.startsWith('('))) return null
  const isName = known.some((each) => each.toUpperCase() === name)
  const isLonger = known.some((each) => each.toUpperCase().startsWith(`${name} `))
  if (!typed && (!isName || isLonger)) return null
  return result(line.to - typed.length, typed, EXTENSIONS)
}

function heading(state, line, before, places) {
  const time = before.match(/^.* - (\S*)$/)
  if (time) return result(line.to - time[1].length, time[1], TIMES)
  const prefix = before.match(PREFIX)
  if (!prefix) return null
  const known = headings(state, line.number).map((text) => text.replace(PREFIX, '').replace(/ - [^-]*$/, ''))
  return result(line.from + prefix[0].length, before.slice(prefix[0].length), [...places, ...known])
}

function cues(state, except, names) {
  const used = linesOf(state, 'character', except).map((text) => text.replace(/\(.*?\)|\^|^@/g, '').trim())
  return [...names, ...used]
}

function headings(state, except) {
  return linesOf(state, 'scene', except)
}

function linesOf(state, kind, except) {
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
