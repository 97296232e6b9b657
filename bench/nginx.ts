import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One process, as each Node server is one; the page is a file that was compressed before, sent by sendfile. */
const config = (port: number, folder: string) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 65s;
  keepalive_requests 1000000;
  open_file_cache max=16;
  client_body_temp_path ${folder}/temp;
  proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/temp;
  uwsgi_temp_path ${folder}/temp;
  scgi_temp_path ${folder}/temp;
  server {
    listen 127.0.0.1:${port};
    location = /contact {
      root ${folder};
      default_type "text/html; charset=utf-8";
      add_header Content-Encoding br;
    }
  }
}
`;

/** Writes what nginx needs into a folder that it has for itself. @returns the arguments to start it with */
export async function prepareNginx(folder: string, port: number, body: Buffer): Promise<string[]> {
  await mkdir(join(folder, 'temp'));
  await writeFile(join(folder, 'contact'), body, { mode: 0o644 });
  const file = join(folder, 'nginx.conf');
  await writeFile(file, config(port, folder));
  return ['-p', folder, '-e', 'stderr', '-c', file];
}
