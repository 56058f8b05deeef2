import type { MiddlewareHandler } from 'hono';

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/;

/** Camera, position and offline work need a secure origin; on any other a page would only half work, so it says so instead. */
export const securePagesOnly: MiddlewareHandler = async (c, next) => {
  const { protocol, hostname } = new URL(c.req.url);
  const secure = protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https' || LOCAL.test(hostname);
  if (secure || c.req.path.startsWith('/api/')) return next();
  return c.html(PAGE, 403);
};

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rounds 巡访</title><body style="font:18px/1.7 system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1em">
<p>这个地址不是安全连接，浏览器不会让巡访使用相机、定位和离线功能：请用 https 打开，或让管理员以 <code>npm start -- --https</code> 启动。</p>
<p lang="en">This address is not a secure connection, so the browser gives Rounds no camera, position or offline work: please open it with https, or ask for it to be started with <code>npm start -- --https</code>.</p>
`;
