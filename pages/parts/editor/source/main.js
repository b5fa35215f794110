// The module's door: shows the editor of a component and closes it when the component is gone.
import { Editor } from './editor.js'

const shown = new Map()

export function show(component) {
  const { parentElement: root, data, setTriggerValue } = component
  let editor = shown.get(root)
  if (editor?.document !== data.document) {
    editor?.close()
    editor = new Editor(root, data)
    shown.set(root, editor)
  }
  editor.update(data, (save) => setTriggerValue('saved', save))
  return () => {
    // Streamlit also calls this for a superseded run of the script, with the component still in place.
    if (root.isConnected) return
    shown.get(root)?.close()
    shown.delete(root)
    // A page that moved its editor shows the new one before it drops the old one: what the old one had not
    // saved is then waiting for the new one.
    for (const other of shown.values()) if (other.document === data.document) other.recover()
  }
}
