import { code, codeRs256 } from './code.ts'
import { introspection, introspectionJwt } from './introspection.ts'
import { discovery, jwks } from './published.ts'
import { refresh, refreshRs256 } from './refresh.ts'
import { revocation } from './revocation.ts'
import type { Comparison } from './scenario.ts'
import { token, tokenRs256 } from './token.ts'
import { userinfo } from './userinfo.ts'

/** Everything that is compared with the peer, in the order of the goals. */
export const comparisons: readonly Comparison[] = [
  token,
  tokenRs256,
  code,
  codeRs256,
  refresh,
  refreshRs256,
  introspection,
  introspectionJwt,
  userinfo,
  revocation,
  discovery,
  jwks,
]
