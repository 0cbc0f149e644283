export const chromiumPath: string | undefined
export const browserSuites: { readonly leftOut: boolean }
