import type { Snippet } from './types.ts'

/** A service in Go with golang.org/x/oauth2. */
export const goService: Snippet = {
  framework: 'Go',
  library: 'x/oauth2/clientcredentials',
  kinds: ['m2m'],
  redirectPath: '',
  env: {
    name: '.env',
    values: (values) => [
      ['OIDC_ISSUER', values.issuer],
      ['OIDC_CLIENT_ID', values.clientId],
      ['OIDC_CLIENT_SECRET', values.secret],
      ['API_IDENTIFIER', values.resource],
    ],
  },
  files: () => [
    { name: 'Terminal', code: 'go get golang.org/x/oauth2' },
    {
      name: 'main.go',
      code: `package main

import (
	"context"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

func main() {
	issuer, ctx := os.Getenv("OIDC_ISSUER"), context.Background()
	service := clientcredentials.Config{
		ClientID:       os.Getenv("OIDC_CLIENT_ID"),
		ClientSecret:   os.Getenv("OIDC_CLIENT_SECRET"),
		TokenURL:       issuer + "/oauth/token",
		AuthStyle:      oauth2.AuthStyleInHeader,
		EndpointParams: url.Values{"resource": {os.Getenv("API_IDENTIFIER")}},
	}

	// Adds a token to each call, and gets the next one when it expires.
	api := service.Client(ctx)
	_, _ = api.Get(os.Getenv("API_IDENTIFIER"))

	// When the work is done before that: revoke it.
	token, err := service.Token(ctx)
	if err != nil {
		log.Fatal(err)
	}
	revoke, _ := http.NewRequest("POST", issuer+"/oauth/revoke", strings.NewReader(url.Values{"token": {token.AccessToken}}.Encode()))
	revoke.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	revoke.SetBasicAuth(service.ClientID, service.ClientSecret)
	_, _ = http.DefaultClient.Do(revoke)
}`,
    },
  ],
}
