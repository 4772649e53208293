package org.floris.connector.startup;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;

/** The beans of Spring and those that were bound in Camel's registry. */
record CamelReferences(BeanFactory beans, CamelContext context) implements References {
    @Override
    public boolean hasBean(String name) {
        return beans.containsBean(name) || context.getRegistry().lookupByName(name) != null;
    }

    @Override
    public boolean hasMethod(String bean, String method) {
        Object found = beans.containsBean(bean)
                ? beans.getBean(bean)
                : context.getRegistry().lookupByName(bean);
        return Arrays.stream(AopUtils.getTargetClass(found).getMethods())
                .map(Method::getName)
                .anyMatch(method::equals);
    }

    @Override
    public String resolved(String text) {
        return context.resolvePropertyPlaceholders(text);
    }
}
