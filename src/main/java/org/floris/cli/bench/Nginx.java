package org.floris.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx as a reverse proxy with kept connections, in a process and with a configuration of its own. */
final class Nginx {
    private Nginx() {}

    /** @throws BenchFailure when it is not installed or does not start */
    static Target start(Path directory, String backend) {
        Path program = Programs.find("nginx")
                .orElseThrow(() -> new BenchFailure("nginx is not installed (Debian: apt-get install nginx-light)"));
        int port = ServerProcess.freePort();
        try {
            Path prefix = Files.createDirectories(directory.resolve("nginx"));
            Path file = Files.writeString(prefix.resolve("nginx.conf"), configuration(prefix, port, backend));
            return ServerProcess.start(
                    "nginx", port, prefix, List.of(program.toString(), "-p", prefix.toString(), "-c", file.toString()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String configuration(Path prefix, int port, String backend) {
        String account = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return account
                + """
                daemon off;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log warn;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  client_max_body_size 32m;
                  client_body_buffer_size 256k;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  proxy_buffers 32 16k;
                  upstream system {
                    server %3$s;
                    keepalive 256;
                    keepalive_requests 1000000000;
                  }
                  server {
                    listen 127.0.0.1:%2$d backlog=4096;
                    location / {
                      proxy_pass http://system;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """
                        .formatted(prefix, port, backend.replace("http://", ""));
    }
}
