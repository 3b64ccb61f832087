import type { Snippet } from './types.ts'

/** Django with mozilla-django-oidc. */
export const django: Snippet = {
  framework: 'Django',
  library: 'mozilla-django-oidc',
  kinds: ['web'],
  redirectPath: '/oidc/callback/',
  env: {
    name: '.env',
    values: (values) => [
      ['OIDC_ISSUER', values.issuer],
      ['OIDC_RP_CLIENT_ID', values.clientId],
      ['OIDC_RP_CLIENT_SECRET', values.secret],
      ['OIDC_SIGNED_OUT_URI', values.signedOutUri],
    ],
  },
  files: ({ scope }) => [
    { name: 'Terminal', code: 'pip install mozilla-django-oidc' },
    {
      name: 'settings.py',
      code: `import os

INSTALLED_APPS += ["mozilla_django_oidc"]
AUTHENTICATION_BACKENDS = ["mozilla_django_oidc.auth.OIDCAuthenticationBackend"]

OIDC_ISSUER = os.environ["OIDC_ISSUER"]
OIDC_RP_CLIENT_ID = os.environ["OIDC_RP_CLIENT_ID"]
OIDC_RP_CLIENT_SECRET = os.environ["OIDC_RP_CLIENT_SECRET"]
OIDC_RP_SCOPES = "${scope}"
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_USE_PKCE = True
OIDC_STORE_ID_TOKEN = True
OIDC_TOKEN_USE_BASIC_AUTH = True
OIDC_OP_JWKS_ENDPOINT = f"{OIDC_ISSUER}/oauth/jwks"
OIDC_OP_AUTHORIZATION_ENDPOINT = f"{OIDC_ISSUER}/oauth/authorize"
OIDC_OP_TOKEN_ENDPOINT = f"{OIDC_ISSUER}/oauth/token"
OIDC_OP_USER_ENDPOINT = f"{OIDC_ISSUER}/oauth/userinfo"

LOGIN_URL = "oidc_authentication_init"
LOGIN_REDIRECT_URL = "/"
# POST to the view oidc_logout ends the session here, and then the one at the issuer.
OIDC_OP_LOGOUT_URL_METHOD = "yourapp.sign_out.url"`,
    },
    {
      name: 'yourapp/sign_out.py',
      code: `import os
from urllib.parse import urlencode


def url(request):
    query = {
        "id_token_hint": request.session.get("oidc_id_token", ""),
        "post_logout_redirect_uri": os.environ["OIDC_SIGNED_OUT_URI"],
    }
    return f"{os.environ['OIDC_ISSUER']}/oauth/logout?{urlencode(query)}"`,
    },
    {
      name: 'urls.py',
      code: `from django.urls import include, path

urlpatterns += [path("oidc/", include("mozilla_django_oidc.urls"))]`,
    },
  ],
}
