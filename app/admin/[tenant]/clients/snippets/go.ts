import type { Snippet } from './types.ts'

/** Go with coreos/go-oidc and golang.org/x/oauth2. */
export const go: Snippet = {
  framework: 'Go',
  library: 'coreos/go-oidc',
  kinds: ['web'],
  redirectPath: '/callback',
  env: {
    name: '.env',
    values: (values) => [
      ['OIDC_ISSUER', values.issuer],
      ['OIDC_CLIENT_ID', values.clientId],
      ['OIDC_CLIENT_SECRET', values.secret],
      ['OIDC_REDIRECT_URI', values.redirectUri],
      ['OIDC_SIGNED_OUT_URI', values.signedOutUri],
    ],
  },
  files: ({ scope, redirectUri }) => [
    { name: 'Terminal', code: 'go get github.com/coreos/go-oidc/v3 golang.org/x/oauth2' },
    {
      name: 'main.go',
      code: `package main

import (
	"context"
	"log"
	"net/http"
	"net/url"
	"os"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

func main() {
	issuer, err := oidc.NewProvider(context.Background(), os.Getenv("OIDC_ISSUER"))
	if err != nil {
		log.Fatal(err)
	}
	client := oauth2.Config{
		ClientID:     os.Getenv("OIDC_CLIENT_ID"),
		ClientSecret: os.Getenv("OIDC_CLIENT_SECRET"),
		RedirectURL:  os.Getenv("OIDC_REDIRECT_URI"),
		Endpoint:     issuer.Endpoint(),
		Scopes:       []string{${scope
      .split(' ')
      .map((name) => JSON.stringify(name))
      .join(', ')}},
	}
	verifier := issuer.Verifier(&oidc.Config{ClientID: client.ClientID})

	http.HandleFunc("GET /sign-in", func(w http.ResponseWriter, r *http.Request) {
		state, nonce, pkce := oauth2.GenerateVerifier(), oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
		keep(w, "state", state)
		keep(w, "nonce", nonce)
		keep(w, "pkce", pkce)
		http.Redirect(w, r, client.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(pkce)), http.StatusFound)
	})

	http.HandleFunc("GET ${new URL(redirectUri).pathname}", func(w http.ResponseWriter, r *http.Request) {
		if kept(r, "state") == "" || r.FormValue("state") != kept(r, "state") {
			http.Error(w, "sign in again", http.StatusBadRequest)
			return
		}
		token, err := client.Exchange(r.Context(), r.FormValue("code"), oauth2.VerifierOption(kept(r, "pkce")))
		if err != nil {
			http.Error(w, "sign in again", http.StatusBadRequest)
			return
		}
		raw, _ := token.Extra("id_token").(string)
		id, err := verifier.Verify(r.Context(), raw)
		if err != nil || id.Nonce != kept(r, "nonce") {
			http.Error(w, "sign in again", http.StatusBadRequest)
			return
		}
		keep(w, "id_token", raw) // store it with your own session instead
		http.Redirect(w, r, "/", http.StatusFound)
	})

	// Ends the session here, and then the one at the issuer (RP-initiated logout).
	http.HandleFunc("POST /sign-out", func(w http.ResponseWriter, r *http.Request) {
		leave := url.Values{
			"id_token_hint":            {kept(r, "id_token")},
			"post_logout_redirect_uri": {os.Getenv("OIDC_SIGNED_OUT_URI")},
		}
		keep(w, "id_token", "")
		http.Redirect(w, r, os.Getenv("OIDC_ISSUER")+"/oauth/logout?"+leave.Encode(), http.StatusSeeOther)
	})

	log.Fatal(http.ListenAndServe(":3000", nil))
}

func keep(w http.ResponseWriter, name, value string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

func kept(r *http.Request, name string) string {
	cookie, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return cookie.Value
}`,
    },
  ],
}
