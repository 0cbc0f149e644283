/** A whole page of this server: one style sheet, nothing inline, and a title that says nothing. The parts are HTML already; the title is text. */
export function htmlPage(parts: {
  readonly title: string
  readonly scripts: readonly string[]
  readonly header: string
  readonly main: string
  readonly footer: string
}): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escapeHtml(parts.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
${parts.scripts.join('\n')}
</head>
<body>
<header>${parts.header}</header>
<main>
${parts.main}
</main>
<footer>${parts.footer}</footer>
</body>
</html>
`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML that shows it as it is. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}
