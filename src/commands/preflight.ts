/** to come */
export async function preflight(): Promise<number> {
  return 0
}
