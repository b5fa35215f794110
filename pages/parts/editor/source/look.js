// How elements look while one writes: line classes, emphasis, focus mode, and the theme.
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view'
import { lineKinds, meaning } from './elements.js'

const EMPHASIS = [
  [/(?<![\\*])\*{3}(?=\S)([^*]+?)(?<=\S)\*{3}/g, 'cm-bold cm-italic'],
  [/(?<![\\*])\*{2}(?=[^\s*])([^*]+?)(?<=\S)\*{2}(?!\*)/g, 'cm-bold'],
  [/(?<![\\*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\*)/g, 'cm-italic'],
  [/(?<![\\\w])_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, 'cm-underline'],
  [/\[\[.*?\]\]/g, 'cm-aside'],
]

const elementLines = ViewPlugin.define((view) => new Lines(view, classOf), { decorations: (lines) => lines.decorations })

/** Dims every paragraph but the one at the cursor. */
export const focusMode = ViewPlugin.define((view) => new Lines(view, dimmer, true), {
  decorations: (lines) => lines.decorations,
})

const emphasis = ViewPlugin.define((view) => new Emphasis(view), { decorations: (marks) => marks.decorations })

class Lines {
  constructor(view, classFor, followsCursor = false) {
    this.classFor = classFor
    this.followsCursor = followsCursor
    this.decorations = this.build(view)
  }

  update(update) {
    const moved = this.followsCursor && update.selectionSet
    const isOther = update.startState.field(lineKinds) !== update.state.field(lineKinds)
    if (isOther || update.viewportChanged || moved) this.decorations = this.build(update.view)
  }

  build(view) {
    const builder = new RangeSetBuilder()
    const nameOf = this.classFor(view.state)
    for (const line of visibleLines(view)) {
      const name = nameOf(line.number)
      if (name) builder.add(line.from, line.from, Decoration.line({ class: name }))
    }
    return builder.finish()
  }
}

function classOf(state) {
  const kinds = state.field(lineKinds)
  return (number) => `cm-f-${kinds[number - 1]}`
}

function dimmer(state) {
  const kinds = state.field(lineKinds)
  let first = state.doc.lineAt(state.selection.main.head).number
  let last = first
  while (first > 1 && kinds[first - 2] !== 'blank') first--
  while (last < kinds.length && kinds[last] !== 'blank') last++
  return (number) => (number < first || number > last ? 'cm-dim' : '')
}

class Emphasis {
  constructor(view) {
    this.decorations = this.build(view)
  }

  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = this.build(update.view)
  }

  build(view) {
    const marks = []
    for (const line of visibleLines(view)) {
      for (const [pattern, name] of EMPHASIS) {
        for (const found of line.text.matchAll(pattern)) {
          const from = line.from + found.index
          marks.push(Decoration.mark({ class: name }).range(from, from + found[0].length))
        }
      }
    }
    return Decoration.set(marks, true)
  }
}

function* visibleLines(view) {
  for (const { from, to } of view.visibleRanges) {
    let position = from
    while (position <= to) {
      const line = view.state.doc.lineAt(position)
      yield line
      position = line.to + 1
    }
  }
}

const mix = (share, base = 'transparent') => `color-mix(in srgb, var(--st-primary-color) ${share}%, ${base})`
const quiet = (share) => `color-mix(in srgb, var(--st-text-color) ${share}%, var(--st-background-color))`
const column = (columns) => `calc(var(--column) * ${columns}) !important`

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '16px', color: 'var(--st-text-color)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: '"Courier Prime", Courier, monospace', lineHeight: '1.45', padding: '20px 0 40vh' },
  '.cm-content': { '--column': 'min(1ch, 1.5cqw)', maxWidth: '63ch', minWidth: '0', margin: '0 auto', padding: '0 12px', caretColor: 'var(--st-primary-color)' },
  '.cm-line': { padding: '0 6px' },
  '.cm-cursor': { borderLeft: '2px solid var(--st-primary-color)' },
  '.cm-activeLine': { backgroundColor: mix(6) },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: `${mix(24)} !important` },
  '.cm-placeholder': { color: quiet(62) },
  '.cm-locked': { position: 'relative' },
  '.cm-locked::before': { content: '""', position: 'absolute', left: '-8px', top: '2px', bottom: '2px', width: '3px', borderRadius: '2px', backgroundColor: mix(70) },
  '.cm-f-scene': { fontWeight: '700', textTransform: 'uppercase' },
  '.cm-f-character': { paddingLeft: column(22) },
  '.cm-f-dialogue, .cm-f-lyric': { paddingLeft: column(11), paddingRight: column(14) },
  '.cm-f-parenthetical': { paddingLeft: column(16), paddingRight: column(18), fontStyle: 'italic' },
  '.cm-f-lyric': { fontStyle: 'italic' },
  '.cm-f-transition': { textAlign: 'right' },
  '.cm-f-centered': { textAlign: 'center' },
  '.cm-f-section': { fontWeight: '700', color: mix(82, 'var(--st-text-color)') },
  '.cm-f-synopsis, .cm-f-note, .cm-aside': { fontStyle: 'italic', color: mix(82, 'var(--st-text-color)') },
  '.cm-f-title, .cm-f-boneyard, .cm-f-pagebreak': { color: quiet(64) },
  '.cm-bold': { fontWeight: '700' },
  '.cm-italic': { fontStyle: 'italic' },
  '.cm-underline': { textDecoration: 'underline' },
  '.cm-dim, .cm-dim *': { color: quiet(58) },
  '.cm-panels': { color: 'inherit', backgroundColor: 'var(--st-secondary-background-color)', borderColor: 'var(--st-border-color) !important' },
  '.cm-panel.cm-search': { padding: '8px 28px 8px 12px', font: '13px var(--st-font)' },
  '.cm-panel.cm-search label': { fontSize: '13px', marginRight: '8px' },
  '.cm-panel.cm-search [name=close]': { top: '6px', right: '8px', color: 'inherit', fontSize: '18px', cursor: 'pointer' },
  '.cm-panel.cm-search input[type=checkbox]': { accentColor: 'var(--st-primary-color)', verticalAlign: '-2px' },
  '.cm-button': { padding: '4px 9px', font: 'inherit', color: 'inherit', background: 'var(--st-background-color)', border: '1px solid var(--st-border-color)', borderRadius: '6px', cursor: 'pointer' },
  '.cm-textfield': { padding: '4px 8px', font: 'inherit', color: 'inherit', backgroundColor: 'var(--st-background-color)', border: '1px solid var(--st-border-color)', borderRadius: '6px' },
  '.cm-button:focus-visible, .cm-textfield:focus-visible': { outline: '2px solid var(--st-primary-color)', outlineOffset: '1px' },
  '.cm-searchMatch': { backgroundColor: mix(28) },
  '.cm-searchMatch-selected': { outline: '2px solid var(--st-primary-color)' },
  '.cm-selectionMatch': { backgroundColor: mix(14) },
  '.cm-tooltip': { color: 'inherit', backgroundColor: 'var(--st-background-color)', border: '1px solid var(--st-border-color)', borderRadius: '6px', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: '"Courier Prime", Courier, monospace' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { color: 'var(--st-background-color)', backgroundColor: 'var(--st-primary-color)' },
})

export const look = [meaning, lineKinds, elementLines, emphasis, theme]
