/** How much `y` grows with each `x`, by least squares. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = { x: meanOf(points.map(({ x }) => x)), y: meanOf(points.map(({ y }) => y)) }
  const spread = points.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0)
  const together = points.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0)
  return spread === 0 ? 0 : together / spread
}
