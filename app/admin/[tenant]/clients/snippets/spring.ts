import type { Snippet } from './types.ts'

/** Spring Boot with spring-boot-starter-oauth2-client. */
export const spring: Snippet = {
  framework: 'Spring',
  library: 'spring-boot-starter-oauth2-client',
  kinds: ['web'],
  redirectPath: '/login/oauth2/code/signet',
  env: {
    name: 'Environment',
    values: (values) => [
      ['SIGNET_ISSUER', values.issuer],
      ['SIGNET_CLIENT_ID', values.clientId],
      ['SIGNET_CLIENT_SECRET', values.secret],
      ['SIGNED_OUT_URI', values.signedOutUri],
    ],
  },
  files: ({ scope }) => [
    {
      name: 'build.gradle',
      code: "implementation 'org.springframework.boot:spring-boot-starter-oauth2-client'\nimplementation 'org.springframework.boot:spring-boot-starter-web'",
    },
    {
      name: 'application.yml',
      code: `spring:
  security:
    oauth2:
      client:
        registration:
          signet:
            client-id: \${SIGNET_CLIENT_ID}
            client-secret: \${SIGNET_CLIENT_SECRET}
            scope: ${scope.split(' ').join(', ')}
        provider:
          signet:
            issuer-uri: \${SIGNET_ISSUER}
signed-out-uri: \${SIGNED_OUT_URI}`,
    },
    {
      name: 'SecurityConfig.java',
      code: `import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.*;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class SecurityConfig {
  @Bean
  SecurityFilterChain chain(HttpSecurity http, ClientRegistrationRepository clients,
      @Value("\${signed-out-uri}") String signedOut) throws Exception {
    // PKCE for a client with a secret too.
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    // POST /logout ends the session here, and then the one at the issuer.
    var logout = new OidcClientInitiatedLogoutSuccessHandler(clients);
    logout.setPostLogoutRedirectUri(signedOut);
    return http
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2Login(login -> login.authorizationEndpoint(at -> at.authorizationRequestResolver(resolver)))
        .logout(out -> out.logoutSuccessHandler(logout))
        .build();
  }
}`,
    },
  ],
}
