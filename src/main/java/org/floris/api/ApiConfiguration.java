package org.floris.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.replaceAll(
                resolver -> resolver instanceof DefaultHandlerExceptionResolver ? new BrokenOff() : resolver);
    }

    /** A misspelt field would silently do something else than was asked. */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer unknownFieldsAreRefused() {
        return builder -> builder.failOnUnknownProperties(true);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Floris")
                        .version("v1")
                        .description("Moves people from one CRM to another in batches, with a rollback that loses"
                                + " nothing, and shows what was written where."))
                .externalDocs(new ExternalDocumentation()
                        .description("The events that downstream systems get, as AsyncAPI")
                        .url("/asyncapi.json"))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")));
    }

    /** Writes take keys. Every operation can end with these; each is the same problem+json. */
    @Bean
    OpenApiCustomizer problemsOfEveryOperation() {
        return description -> {
            KeyDescription.addTo(description);
            description.getComponents().addSchemas("Problem", problem());
            description.getPaths().values().forEach(path -> path.readOperations()
                    .forEach(operation -> {
                        ApiResponses responses = operation.getResponses();
                        responses.putIfAbsent(
                                "400", new ApiResponse().description("Something sent is wrong; it is named"));
                        responses.putIfAbsent("401", new ApiResponse().description("No account, or a wrong password"));
                        responses.putIfAbsent(
                                "403", new ApiResponse().description("The account's role does not allow it"));
                        responses.putIfAbsent("500", new ApiResponse().description("The hub could not do it"));
                        responses.forEach((status, response) -> {
                            if (status.startsWith("4") || status.startsWith("5")) {
                                response.setContent(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new Schema<>().$ref(PROBLEM))));
                            }
                        });
                    }));
        };
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457, with the hub's own members")
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("state", new StringSchema().description("failed or refused"))
                .addProperty("reason", new StringSchema().description("One sentence"))
                .addProperty("code", new StringSchema().description("Such as FLORIS-5"))
                .addProperty("nextSteps", new ArraySchema().items(new StringSchema()))
                .addProperty(
                        "refusals",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("code", new StringSchema())
                                        .addProperty("sentence", new StringSchema())
                                        .addProperty("nextStep", new StringSchema())))
                .addProperty(
                        "fields",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }
}
