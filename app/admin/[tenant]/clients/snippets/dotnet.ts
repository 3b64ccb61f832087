import type { Snippet } from './types.ts'

/** ASP.NET Core with Microsoft.AspNetCore.Authentication.OpenIdConnect. */
export const dotnet: Snippet = {
  framework: '.NET',
  library: 'Microsoft.AspNetCore.Authentication.OpenIdConnect',
  kinds: ['web'],
  redirectPath: '/signin-oidc',
  env: {
    name: 'Environment',
    values: (values) => [
      ['Signet__Authority', values.issuer],
      ['Signet__ClientId', values.clientId],
      ['Signet__ClientSecret', values.secret],
      ['Signet__SignedOutUri', values.signedOutUri],
    ],
  },
  files: ({ issuer, scope }) => [
    { name: 'Terminal', code: 'dotnet add package Microsoft.AspNetCore.Authentication.OpenIdConnect' },
    {
      name: 'Program.cs',
      code: `using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

var builder = WebApplication.CreateBuilder(args);
var signet = builder.Configuration.GetSection("Signet");

builder.Services
    .AddAuthentication(options =>
    {
        options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
    })
    .AddCookie()
    .AddOpenIdConnect(options =>
    {
        options.Authority = signet["Authority"];
        options.ClientId = signet["ClientId"];
        options.ClientSecret = signet["ClientSecret"];
        options.ResponseType = "code";
        options.UsePkce = true;
        options.SaveTokens = true; // the ID token is what signing out is proved with
        options.MapInboundClaims = false;
        options.SignedOutRedirectUri = signet["SignedOutUri"]!;${
          issuer.startsWith('http:')
            ? '\n        options.RequireHttpsMetadata = false; // only while the issuer is on localhost'
            : ''
        }
        options.Scope.Clear();
        foreach (var scope in "${scope}".Split(' ')) options.Scope.Add(scope);
    });
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/", (HttpContext http) => $"Hello {http.User.FindFirst("name")?.Value}").RequireAuthorization();

// Ends the session here, and then the one at the issuer (RP-initiated logout, back at /signout-callback-oidc).
app.MapPost("/sign-out", async (HttpContext http) =>
{
    await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    await http.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme);
});

app.Run();`,
    },
  ],
}
