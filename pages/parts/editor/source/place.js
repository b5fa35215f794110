// Where the writer stood in a text: the cursor and the line at the top, kept over reloads and visits.
import { EditorView } from '@codemirror/view'
import { storage } from './drafts.js'

const stores = ['sessionStorage', 'localStorage'].map(storage).filter(Boolean)
const keyOf = (document) => `scriptgen-place:${document}`

/** Keeps the place for this tab, and for any other that opens the text anew. */
export function rememberPlace(view, document) {
  const { top } = view.scrollDOM.getBoundingClientRect()
  const first = view.lineBlockAtHeight(top - view.documentTop)
  const offset = view.documentTop + first.top - top
  const place = JSON.stringify({ head: view.state.selection.main.head, first: first.from, offset })
  for (const store of stores) store.setItem(keyOf(document), place)
}

/** Puts the cursor and the top line back; nothing where the text was never open. */
export function returnToPlace(view, document) {
  const kept = stores.map((store) => store.getItem(keyOf(document))).find(Boolean)
  if (!kept) return
  const { head, first, offset } = JSON.parse(kept)
  const { length } = view.state.doc
  const top = EditorView.scrollIntoView(Math.min(first, length), { y: 'start', yMargin: offset })
  view.dispatch({ selection: { anchor: Math.min(head, length) }, effects: top })
}
