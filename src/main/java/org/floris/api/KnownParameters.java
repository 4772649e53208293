package org.floris.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A misspelt filter would silently show too much: unknown query parameters are refused like unknown fields. */
class KnownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().equals(getClass().getPackageName())) {
            Set<String> known = Arrays.stream(method.getMethodParameters())
                    .map(KnownParameters::name)
                    .collect(Collectors.toSet());
            for (Enumeration<String> names = request.getParameterNames(); names.hasMoreElements(); ) {
                refuseUnknown(names.nextElement(), known);
            }
        }
        return true;
    }

    private static void refuseUnknown(String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new InvalidFieldException(
                    name,
                    "there is no such parameter here; known are "
                            + known.stream()
                                    .filter(text -> !text.isEmpty())
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null ? "" : annotation.name();
    }
}
