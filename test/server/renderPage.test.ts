import { renderPage } from '../../src/server/page.ts'
import { realContent } from '../support/realContent.ts'

test('the page holds the emergency numbers in its HTML, inside the element', () => {
  const [, inside = ''] = /<signpost-chat>(.*)<\/signpost-chat>/s.exec(renderPage(realContent)) ?? []
  for (const href of ['tel:999', 'tel:111', 'tel:116123', 'sms:85258']) expect(inside).toContain(`href="${href}"`)
  const outsideUk = realContent.emergency.texts.find(({ locations }) => locations.includes('outside-uk'))
  expect(inside).toContain(outsideUk?.line)
})

test('the page escapes everything it says', () => {
  const hostile = '<img src="x" onerror=\'alert(1)\'>&'
  const page = {
    ...realContent.widget.page,
    title: hostile,
    heading: hostile,
    outsideUk: hostile,
    startsBelow: hostile,
    exitNote: hostile,
  }
  const html = renderPage({ ...realContent, widget: { ...realContent.widget, page } })
  expect(html).not.toContain('<img')
  expect(html.split('&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt;&amp;')).toHaveLength(6)
})

test('the page has one script and one style sheet, nothing inline, and nothing from elsewhere', () => {
  const html = renderPage(realContent)
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="widget.js">'])
  expect(html.match(/<link rel="stylesheet"[^>]*>/g)).toEqual(['<link rel="stylesheet" href="page.css">'])
  expect(html).not.toMatch(/<style|style=| on\w+=|https?:/)
})
