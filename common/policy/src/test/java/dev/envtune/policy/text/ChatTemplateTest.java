package dev.envtune.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.contract.FunctionTool;
import dev.envtune.policy.PolicyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class ChatTemplateTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-05-09T13:04:05Z"), ZoneOffset.UTC);
    private static final JsonNode GOLDEN = golden();

    @TempDir static Path trained;
    @TempDir Path folder;
    private static Tokenizer tokenizer;

    @BeforeAll
    static void train() {
        tokenizer = Tokenizer.open(Samples.trained(trained));
    }

    /// What Python's jinja2 made of conversations: `src/test/python/chat_template_golden.py`.
    @ParameterizedTest
    @MethodSource("goldenCases")
    void render_conversation_isThatOfPython(JsonNode expected) {
        var messages = GOLDEN.path("conversations").get(expected.path("conversation").asInt());
        var tools = expected.path("tools").asBoolean() ? tools() : List.<FunctionTool>of();
        var prompt = expected.path("prompt").asBoolean();
        var variables =
                JsonFile.MAPPER.convertValue(
                        expected.path("variables"), new TypeReference<Map<String, Object>>() {});
        var template = template(expected.path("template").asString(), variables);
        if (expected.has("error")) {
            assertThatExceptionOfType(PolicyException.class)
                    .isThrownBy(() -> template.render(messages(messages), tools, prompt))
                    .withMessageContaining("the template refuses this: ");
            return;
        }
        var pieces = template.render(messages(messages), tools, prompt);
        assertThat(text(pieces)).isEqualTo(expected.path("expected").asString());
    }

    static List<JsonNode> goldenCases() {
        return GOLDEN.path("cases").valueStream().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools-in-system", "thinking", "headers"})
    void render_contents_areForeignWhereverTheyStand(String name) {
        var pieces =
                template(name, Map.of("bos_token", ""))
                        .render(
                                List.of(
                                        ChatMessage.system("Instructions."),
                                        ChatMessage.user(" Users say \n"),
                                        ChatMessage.assistant("Policies say"),
                                        ChatMessage.tool("[\"tools say\"]")),
                                tools(),
                                true);
        assertThat(foreign(pieces))
                .contains("Users say")
                .contains("tools say")
                .contains("Moves <b>a</b>")
                .doesNotContain("Instructions")
                .doesNotContain("Policies")
                .doesNotContain("Functions")
                .doesNotContain("assistant");
    }

    /// Whatever foreign texts hold, the template's own text and so the control tokens are the same.
    @ParameterizedTest
    @ValueSource(strings = {"tools-in-system", "thinking", "headers", "chatml"})
    void encode_controlTokensInForeignText_addNone(String name) {
        var template = template(name, Map.of("bos_token", ""));
        var random = new Random(5);
        for (var i = 0; i < 300; i++) {
            var user = "u" + Samples.randomText(random) + "u";
            var tool = "t" + Samples.randomText(random) + "t";
            var pieces = template.render(conversation(user, tool), List.of(), true);
            var harmless = template.render(conversation("u", "t"), List.of(), true);
            assertThat(control(tokenizer.encode(pieces)))
                    .isEqualTo(control(tokenizer.encode(harmless)));
            assertThat(tokenizer.decode(tokenizer.encode(pieces))).isEqualTo(text(pieces));
        }
    }

    private static List<ChatMessage> conversation(String user, String tool) {
        return List.of(
                ChatMessage.system("s"),
                ChatMessage.user(user),
                ChatMessage.assistant("<think>a</think><tool_call>[]</tool_call>"),
                ChatMessage.tool(tool));
    }

    private static List<Integer> control(int[] ids) {
        var first = tokenizer.idOf("<|endoftext|>").orElseThrow();
        return Arrays.stream(ids).filter(id -> id >= first).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools-in-system", "thinking", "headers"})
    void encode_piecesWithoutForeignControlTokens_areTheIdsOfTheWholeText(String name) {
        var messages = conversation("Fly to 'Boston' on 2024-05-10.", "[\"docs\", \"moved\"]\n");
        var pieces = template(name, Map.of("bos_token", "")).render(messages, tools(), true);
        assertThat(pieces).hasSizeGreaterThan(50);
        assertThat(tokenizer.encode(pieces)).isEqualTo(tokenizer.encode(text(pieces)));
    }

    @Test
    void encode_tokenAcrossABorder_isText() {
        var pieces = List.of(Piece.own("<|im_"), Piece.foreign("end|>"), Piece.own("<|im_end|>"));
        var end = tokenizer.idOf("<|im_end|>").orElseThrow();
        var ids = tokenizer.encode(pieces);
        assertThat(Arrays.stream(ids).filter(id -> id == end)).hasSize(1);
        assertThat(ids[ids.length - 1]).isEqualTo(end);
        assertThat(tokenizer.decode(ids)).isEqualTo("<|im_end|><|im_end|>");
    }

    @Test
    void open_templateFile_comesBeforeTheConfig() throws IOException {
        config(
                "{\"chat_template\": \"config {{ eos_token }}\", \"eos_token\": {\"content\": \"<e>\"}}");
        assertThat(rendered(ChatTemplate.open(folder))).isEqualTo("config <e>");
        Files.writeString(folder.resolve("chat_template.jinja"), "file {{ eos_token }}\n");
        assertThat(rendered(ChatTemplate.open(folder))).isEqualTo("file <e>");
    }

    @Test
    void open_severalNamedTemplates_takesTheOneForToolsWhereThereAreTools() throws IOException {
        config(
                "{\"chat_template\": [{\"name\": \"default\", \"template\": \"plain\"},"
                        + " {\"name\": \"tool_use\", \"template\": \"{{ tools | tojson }}\"}]}");
        var template = ChatTemplate.open(folder);
        assertThat(rendered(template)).isEqualTo("plain");
        assertThat(text(template.render(List.of(), tools(), false))).startsWith("[{\"type\"");
    }

    @Test
    void open_noTemplate_isChatMl() {
        var call = new ChatMessage.ToolCall("ls", Map.of("a", true));
        var template = ChatTemplate.open(folder);
        var messages =
                List.of(
                        ChatMessage.user("Hi"),
                        ChatMessage.assistant("x", call, call),
                        ChatMessage.tool("ok"));
        assertThat(text(template.render(messages, List.of(), true)))
                .isEqualTo(
                        "<|im_start|>user\nHi<|im_end|>\n"
                                + "<|im_start|>assistant\nx[{\"name\": \"ls\", \"arguments\": {\"a\": true}},"
                                + " {\"name\": \"ls\", \"arguments\": {\"a\": true}}]<|im_end|>\n"
                                + "<|im_start|>tool\nok<|im_end|>\n<|im_start|>assistant\n");
        assertThat(template.knowsTools()).isFalse();
        assertThat(template.knowsToolRole()).isTrue();
    }

    @Test
    void render_toolsThatTheTemplateDoesNotShow_isRefused() {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> ChatTemplate.open(folder).render(List.of(), tools(), false))
                .withMessageContaining("does not show tools")
                .withMessageContaining("compact");
    }

    @Test
    void knowsToolRole_templateThatRefusesIt_isFalse() throws IOException {
        config(
                "{\"chat_template\": \"{% for m in messages %}{% if m.role == 'tool' %}"
                        + "{{ raise_exception('no tools') }}{% endif %}{{ m.content }}{% endfor %}\"}");
        assertThat(ChatTemplate.open(folder).knowsToolRole()).isFalse();
        assertThat(template("headers", Map.of()).knowsToolRole()).isTrue();
        assertThat(template("headers", Map.of()).knowsTools()).isTrue();
    }

    @Test
    void open_templateWithErrors_namesTheFolderAndTheLine() throws IOException {
        config("{\"chat_template\": \"a\\n{% if %}\"}");
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> ChatTemplate.open(folder))
                .withMessageContaining(folder.toString())
                .withMessageContaining("line 2: ");
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), json);
    }

    private ChatTemplate template(String name, Map<String, Object> variables) {
        try (var source =
                ChatTemplateTest.class.getResourceAsStream("templates/" + name + ".jinja")) {
            if (source != null) {
                Files.write(folder.resolve("chat_template.jinja"), source.readAllBytes());
            }
            return ChatTemplate.open(folder, variables, CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rendered(ChatTemplate template) {
        return text(template.render(List.of(), List.of(), false));
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String foreign(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece::foreign)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static JsonNode golden() {
        try (var file = ChatTemplateTest.class.getResourceAsStream("chat-template-golden.json")) {
            return JsonFile.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FunctionTool> tools() {
        return JsonFile.MAPPER.convertValue(
                GOLDEN.path("tools"), new TypeReference<List<FunctionTool>>() {});
    }

    private static List<ChatMessage> messages(JsonNode messages) {
        return messages.valueStream().map(ChatTemplateTest::message).toList();
    }

    private static ChatMessage message(JsonNode message) {
        var role = message.path("role").asString();
        var calls =
                message.path("tool_calls")
                        .valueStream()
                        .map(call -> call.path("function"))
                        .map(
                                function ->
                                        new ChatMessage.ToolCall(
                                                function.path("name").asString(),
                                                JsonFile.MAPPER.convertValue(
                                                        function.path("arguments"),
                                                        new TypeReference<
                                                                Map<String, Object>>() {})))
                        .toList();
        return new ChatMessage(
                role,
                message.path("content").asString(),
                Stream.of("user", "tool").anyMatch(role::equals),
                calls);
    }
}
