/** Bytes out, bytes back: the ways to reach an institution. */
export type { CookieJar } from './cookies.ts';
export { cookieJar } from './cookies.ts';
export type { HttpOptions } from './http.ts';
export { http } from './http.ts';
export { loopback } from './loopback.ts';
export type { Served, ServeOptions } from './serve.ts';
export { serve } from './serve.ts';
export type { Answerer, HttpHeaders, Transport, TransportRequest, TransportResponse } from './transport.ts';
