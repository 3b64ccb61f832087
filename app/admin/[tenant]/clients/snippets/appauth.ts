import type { Snippet } from './types.ts'

/** An Android app with AppAuth; the one for iOS takes the same values. */
export const appauth: Snippet = {
  framework: 'Android or iOS',
  library: 'AppAuth',
  kinds: ['native'],
  redirectPath: '/callback',
  files: ({ issuer, clientId, redirectUri, signedOutUri, scope }) => [
    {
      name: 'res/raw/auth_config.json',
      code: JSON.stringify(
        {
          discovery_uri: `${issuer}/.well-known/openid-configuration`,
          client_id: clientId,
          redirect_uri: redirectUri,
          end_session_redirect_uri: signedOutUri,
          authorization_scope: scope,
        },
        null,
        2,
      ),
    },
    {
      name: 'SignIn.kt',
      code: `import android.net.Uri
import net.openid.appauth.*

val issuer: Uri = Uri.parse("${issuer}")

fun signIn(service: AuthorizationService, launch: (android.content.Intent) -> Unit) =
    AuthorizationServiceConfiguration.fetchFromIssuer(issuer) { config, error ->
        checkNotNull(config) { "discovery failed: $error" }
        // AppAuth adds PKCE, state and nonce by itself.
        val request = AuthorizationRequest.Builder(
            config, "${clientId}", ResponseTypeValues.CODE, Uri.parse("${redirectUri}"),
        ).setScope("${scope}").build()
        launch(service.getAuthorizationRequestIntent(request))
    }

// Ends the session at the issuer too; forget the stored AuthState first.
fun signOut(service: AuthorizationService, state: AuthState, launch: (android.content.Intent) -> Unit) {
    val config = checkNotNull(state.authorizationServiceConfiguration)
    val request = EndSessionRequest.Builder(config)
        .setIdTokenHint(state.idToken)
        .setPostLogoutRedirectUri(Uri.parse("${signedOutUri}"))
        .build()
    launch(service.getEndSessionRequestIntent(request))
}`,
    },
  ],
}
