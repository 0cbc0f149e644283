import { renderAccessibility } from '../../src/server/accessibilityPage.ts'
import { renderPage } from '../../src/server/page.ts'
import { realContent } from '../support/realContent.ts'

test('the page holds the emergency numbers in its HTML, inside the element', () => {
  const [, inside = ''] = /<signpost-chat mode="page">(.*)<\/signpost-chat>/s.exec(renderPage(realContent)) ?? []
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
    accessibility: hostile,
  }
  const html = renderPage({ ...realContent, widget: { ...realContent.widget, page: { ...page, home: hostile } } })
  expect(html).not.toContain('<img')
  expect(html.split('&#60;img src=&#34;x&#34; onerror=&#39;alert(1)&#39;&#62;&#38;')).toHaveLength(6)
})

test('the page has one script and one style sheet, nothing inline, and nothing from elsewhere', () => {
  const html = renderPage(realContent)
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="widget.js">'])
  expect(html.match(/<link rel="(stylesheet|modulepreload)"[^>]*>/g)).toEqual([
    '<link rel="stylesheet" href="page.css" />',
    '<link rel="modulepreload" href="chat.js" />',
  ])
  expect(html).not.toMatch(/<style|style=| on\w+=|https?:/)
})

test('the accessibility statement names who runs the service, and escapes it', () => {
  const html = renderAccessibility({ ...realContent, trust: 'Anytown <Hospitals>' })
  expect(html).toContain('Anytown &#60;Hospitals&#62; runs it')
  expect(html).not.toMatch(/\{trust\}|<script|<style|style=/)
})
