package org.floris.operations;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The environment variables that the hub reads, by Spring Boot's rule for their names: those of its settings records, and
 * those that code asks the environment for before there are records.
 */
final class KnownSettings {
    private final List<Pattern> names = new ArrayList<>();

    KnownSettings() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("org.floris").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .forEach(settings -> add(
                        variable(settings.getAnnotation(ConfigurationProperties.class)
                                .value()),
                        settings));
    }

    /** Settings that are named in the text of the code, as in {@code getProperty("floris.broker.url")}. */
    KnownSettings withThoseNamedBelow(Path sources) {
        Pattern named = Pattern.compile("\"(?:\\$\\{)?(floris(?:\\.[a-z][a-z-]*)+)[\":}]");
        Yaml.filesBelow(sources, ".java")
                .flatMap(file -> named.matcher(Yaml.text(file)).results())
                .forEach(match -> names.add(Pattern.compile(variable(match.group(1)))));
        return this;
    }

    boolean contains(String variable) {
        return names.stream().anyMatch(name -> name.matcher(variable).matches());
    }

    private void add(String prefix, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
            add(prefix + (map ? "_[A-Z0-9]+" : "(_[0-9]+)?"), arguments[arguments.length - 1]);
        } else if (type instanceof Class<?> settings && settings.isRecord()) {
            Stream.of(settings.getRecordComponents())
                    .forEach(component -> add(prefix + "_" + variable(component), component.getGenericType()));
        } else {
            names.add(Pattern.compile(prefix));
        }
    }

    private static String variable(RecordComponent component) {
        return variable(component.getName());
    }

    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
