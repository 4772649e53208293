package org.floris.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Spring takes every "broken pipe" and every end of a stream for a caller who has hung up, and answers an empty 200. When
 * it is the database or a system that broke off, the caller is there and would believe that all went well.
 */
class BrokenOff extends DefaultHandlerExceptionResolver {
    @Override
    protected ModelAndView handleDisconnectedClientException(
            Exception failure, HttpServletRequest request, HttpServletResponse response, Object handler) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof ClientAbortException
                        || failure instanceof ClientAbortException
                ? super.handleDisconnectedClientException(failure, request, response, handler)
                : null;
    }
}
