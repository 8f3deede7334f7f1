// In place of two modules of @actions/core that nobody here calls: the one that asks for OIDC tokens
// brings an HTTP client of its own, the one that describes the machine starts programs.
export class OidcClient {}
