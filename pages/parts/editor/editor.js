// Fetches the editor (one static module, shared by all pages) and hands it the component.
export default async function (component) {
  const { data, parentElement: root } = component
  const editor = root.querySelector('.editor')
  if (!editor.style.height) {
    editor.style.height = `${data.height}px`
    editor.classList.toggle('no-scenes', !data.scenesListed)
    root.querySelector('[data-do=scenes]').setAttribute('aria-pressed', String(data.scenesListed))
  }
  try {
    const { show } = await import(new URL(data.module, document.baseURI).href)
    return show(component)
  } catch (error) {
    const failed = document.createElement('p')
    failed.className = 'failed'
    failed.textContent = 'The editor could not be loaded. Check that the server runs, then reload this page.'
    root.querySelector('.host').replaceChildren(failed)
    throw error
  }
}
