package org.floris.cli.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * A proxy that looks at nothing: the web server and the HTTP client that the hub uses, and a few lines between them. What
 * routing by body costs is measured against it.
 */
final class ServletProxy {
    private ServletProxy() {}

    /** @param arguments its port, and the backend's scheme, host and port */
    public static void main(String[] arguments) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("servlet").toAbsolutePath().toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "pass", new Pass(arguments[1]));
        context.addServletMappingDecoded("/*", "pass");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static final class Pass extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String backend;
        private final transient CloseableHttpClient http;

        Pass(String backend) {
            this.backend = backend;
            this.http = HttpClients.createMinimal(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(256)
                    .setMaxConnPerRoute(256)
                    .build());
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpPost post = new HttpPost(backend + request.getRequestURI());
            post.setEntity(new ByteArrayEntity(
                    request.getInputStream().readAllBytes(), ContentType.parseLenient(request.getContentType())));
            for (String name : new String[] {"SOAPAction", "Authorization"}) {
                String value = request.getHeader(name);
                if (value != null) {
                    post.setHeader(name, value);
                }
            }
            http.execute(post, answer -> hand(answer, response));
        }

        private static Void hand(ClassicHttpResponse answer, HttpServletResponse response) {
            try {
                byte[] body = EntityUtils.toByteArray(answer.getEntity());
                response.setStatus(answer.getCode());
                response.setContentType(answer.getEntity().getContentType());
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                return null;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
