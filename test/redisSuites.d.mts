export const redisServerPath: string | undefined
export const redisSuites: { readonly leftOut: boolean }
