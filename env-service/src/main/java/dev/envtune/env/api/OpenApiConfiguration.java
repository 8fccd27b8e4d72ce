package dev.envtune.env.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The OpenAPI document: at `/openapi`, to read at `/docs`.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("EnvTune environment service")
                                .version("v1")
                                .description(
                                        """
                                        Tasks for agents that use tools over several turns. Create a session of a \
                                        task, give its messages and tools to an agent, send each of the agent's \
                                        messages as a step, and read the score at the end. A request may be \
                                        repeated: a step is taken once."""))
                .components(new Components().addSchemas(PROBLEM, problemSchema()));
    }

    /// RFC 9457.
    private static Schema<?> problemSchema() {
        return new ObjectSchema()
                .description("What is wrong and what to do; ids and limits are further fields")
                .addProperty("type", new StringSchema().description("tells problems apart"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().description("the path asked for"))
                .additionalProperties(true);
    }

    @Bean
    OperationCustomizer problemsOfOperations() {
        return (operation, handler) -> {
            var types = new ArrayList<ProblemType>();
            var declared = handler.getMethodAnnotation(MayAnswer.class);
            if (declared != null) {
                types.addAll(List.of(declared.value()));
            }
            types.add(ProblemType.INTERNAL_ERROR);
            types.add(ProblemType.DATABASE_AWAY);
            addProblems(operation, types);
            return operation;
        };
    }

    private static void addProblems(Operation operation, List<ProblemType> types) {
        var byStatus = new LinkedHashMap<Integer, List<ProblemType>>();
        for (var type : types) {
            byStatus.computeIfAbsent(type.status().value(), _ -> new ArrayList<>()).add(type);
        }
        byStatus.forEach(
                (status, same) ->
                        operation
                                .getResponses()
                                .addApiResponse(String.valueOf(status), response(same)));
    }

    private static ApiResponse response(List<ProblemType> types) {
        var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM));
        for (var type : types) {
            media.addExamples(
                    type.slug(),
                    new Example()
                            .value(
                                    Map.of(
                                            "type", type.uri().toString(),
                                            "title", type.title(),
                                            "status", type.status().value())));
        }
        return new ApiResponse()
                .description(String.join("; ", types.stream().map(ProblemType::title).toList()))
                .content(new Content().addMediaType("application/problem+json", media));
    }
}
