import type { MiddlewareHandler } from 'hono';

// Styles inline: antd writes its own at run time. Workers from blobs: the map makes them. Pictures from blobs: photos
// that have not been sent. Nothing is loaded from anywhere else unless the map's address is set.
const POLICY = (mapOrigins: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    ['img-src', "'self'", 'data:', 'blob:', ...mapOrigins].join(' '),
    ['connect-src', "'self'", 'data:', 'blob:', ...mapOrigins].join(' '),
    "font-src 'self' data:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What a browser is told about every answer. */
export function securityHeaders(mapOrigins: readonly string[] = []): MiddlewareHandler {
  const policy = POLICY(mapOrigins);
  return async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('x-content-type-options', 'nosniff');
    c.header('x-frame-options', 'DENY');
    c.header('referrer-policy', 'same-origin');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(self), geolocation=(self), accelerometer=(self), gyroscope=(self), microphone=(), payment=()');
    const { protocol, hostname } = new URL(c.req.url);
    // Not on localhost: it would bind every other server of this machine.
    if (protocol === 'https:' && hostname !== 'localhost') c.header('strict-transport-security', 'max-age=31536000');
  };
}
