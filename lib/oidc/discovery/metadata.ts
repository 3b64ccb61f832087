import { promptValues } from '../authorize/prompt.ts'
import { responseModes } from '../authorize/response-mode.ts'
import { protocolScopes, userClaims } from '../claims/vocabulary.ts'
import { assertionAlgs } from '../client-authentication/private-key-jwt.ts'
import { endpointUrl } from '../endpoints.ts'
import type { AuthMethod, Environment, SigningAlg } from '../model.ts'
import { grants } from '../token/index.ts'

const authMethods: readonly AuthMethod[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none']
const confidentialMethods = authMethods.filter((method) => method !== 'none')
const signingAlgs: readonly SigningAlg[] = ['RS256', 'ES256']

/** What an ID token says besides the user's claims. */
const idTokenClaims = ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'sid', 'at_hash']

/** OIDC Discovery §3, RFC 8414 §2, RFC 9207 §3: only what exists, derived from the tables the endpoints themselves use (W03). */
export const metadata = (environment: Environment): Record<string, unknown> => {
  const { issuer, apis } = environment
  return {
    issuer,
    authorization_endpoint: endpointUrl(issuer, 'authorize'),
    token_endpoint: endpointUrl(issuer, 'token'),
    userinfo_endpoint: endpointUrl(issuer, 'userinfo'),
    jwks_uri: endpointUrl(issuer, 'jwks'),
    revocation_endpoint: endpointUrl(issuer, 'revoke'),
    introspection_endpoint: endpointUrl(issuer, 'introspect'),
    end_session_endpoint: endpointUrl(issuer, 'logout'),
    scopes_supported: protocolScopes,
    response_types_supported: ['code'],
    response_modes_supported: responseModes,
    grant_types_supported: Object.keys(grants),
    prompt_values_supported: promptValues,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: signingAlgs,
    userinfo_signing_alg_values_supported: signingAlgs,
    token_endpoint_auth_methods_supported: authMethods,
    token_endpoint_auth_signing_alg_values_supported: assertionAlgs,
    revocation_endpoint_auth_methods_supported: authMethods,
    revocation_endpoint_auth_signing_alg_values_supported: assertionAlgs,
    introspection_endpoint_auth_methods_supported: confidentialMethods,
    introspection_endpoint_auth_signing_alg_values_supported: assertionAlgs,
    code_challenge_methods_supported: ['S256'],
    claim_types_supported: ['normal'],
    claims_supported: [...idTokenClaims, ...userClaims],
    claims_parameter_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
    ...(environment.acrValues.length === 0 ? {} : { acr_values_supported: environment.acrValues }),
    ...(environment.uiLocales.length === 0 ? {} : { ui_locales_supported: environment.uiLocales }),
    ...(apis.length === 0 ? {} : { protected_resources: apis.map((api) => api.identifier) }),
  }
}
