package dev.envtune.env.sandbox.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.call.SyntaxProblem.Kind;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.TupleValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected values and texts are CPython 3.11's, recorded, where they are not our own wording.
class CallParserTest {
    @Test
    void parse_call_keepsPositionsAndOrder() {
        var call = call("book( 'x' ,2, b = 1.5,a=[True, None], )");
        assertThat(call.name()).isEqualTo("book");
        assertThat(TextForms.repr(new TupleValue(call.positional()))).isEqualTo("('x', 2)");
        assertThat(call.named().keySet()).containsExactly("b", "a");
        assertThat(call.text()).isEqualTo("book('x', 2, b=1.5, a=[True, None])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f()",
                " \tf ( )",
                "f(\n)",
                "\nf()",
                "f() # told",
                "f(# inside\n)",
                "f()\n\n"
            })
    void parse_whiteSpaceAndComments_areSkipped(String source) {
        assertThat(call(source).text()).isEqualTo("f()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            textBlock =
                    """
                    0                       § 0
                    00                      § 0
                    1_000                   § 1000
                    0x1F                    § 31
                    0o17                    § 15
                    0b101                   § 5
                    0x_ff                   § 255
                    123456789012345678901   § 123456789012345678901
                    1.                      § 1.0
                    .5                      § 0.5
                    1_0.0_1e1_0             § 100100000000.0
                    1e5                     § 100000.0
                    1E-5                    § 1e-05
                    1e400                   § inf
                    -5                      § -5
                    --5                     § 5
                    +5                      § 5
                    ~5                      § -6
                    -2**2                   § -4
                    2**-1                   § 0.5
                    2**3**2                 § 512
                    1 + 2*3 - 4/2           § 5.0
                    (1 + 2)*3               § 9
                    7 // 2 % 2              § 1
                    not True                § False
                    not 0                   § True
                    'a' * 3 + 'b'           § 'aaab'
                    [1] * 2 + [3]           § [1, 1, 3]
                    True                    § True
                    None                    § None
                    ...                     § Ellipsis
                    ()                      § ()
                    (1)                     § 1
                    (1,)                    § (1,)
                    (1, 2,)                 § (1, 2)
                    [1, [2, ()], ]          § [1, [2, ()]]
                    {}                      § {}
                    {'a': 1, 2: {'b': [],}} § {'a': 1, 2: {'b': []}}
                    {1: 'a', True: 'b'}     § {1: 'b'}
                    {1, 1.0}                § {1}
                    """)
    void parse_literals_haveTheirValues(String literal, String repr) {
        assertThat(TextForms.repr(call("f(" + literal + ")").positional().getFirst()))
                .isEqualTo(repr);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            textBlock =
                    """
                    'it\\'s'                 § it's
                    "it's"                   § it's
                    'a\\n\\t\\\\\\"b'        § a%0a%09\\"b
                    '\\a\\b\\f\\v\\r'        § %07%08%0c%0b%0d
                    '\\0\\12\\1234\\777'     § %00%0aS4%1ff
                    '\\x41\\xe9'             § A%e9
                    '\\u00e9\\U0001F600'     § %e9😀
                    '\\N{BULLET}\\N{DIGIT ONE}' § %20221
                    '\\q\\ \\8'              § \\q\\ \\8
                    r'a\\n\\'b'              § a\\n\\'b
                    R"\\"                    § ?
                    u'a' U"b"                § ab
                    'a' "b" r'\\n'           § ab\\n
                    ''                       § ``
                    ''''''                   § ``
                    '' 'x'                   § x
                    '''a'b''c'''             § a'b''c
                    \"""a"b\"""              § a"b
                    """)
    void parse_strings_haveTheirCharacters(String literal, String expected) {
        var parsed = CallParser.parse("f(" + literal + ")");
        if (expected.equals("?")) {
            assertThat(parsed).isInstanceOf(SyntaxProblem.class);
            return;
        }
        assertThat(escaped(TextForms.str(call("f(" + literal + ")").positional().getFirst())))
                .isEqualTo(expected);
    }

    /// Controls, Latin letters and the bullet as `%` and hexadecimal digits.
    private static String escaped(String text) {
        var out = new StringBuilder();
        text.chars()
                .forEach(
                        c -> {
                            if (c < ' ' || c >= 0x80 && c < 0xd800) {
                                out.append('%')
                                        .append(c < 16 ? "0" : "")
                                        .append(Integer.toHexString(c));
                            } else {
                                out.append((char) c);
                            }
                        });
        return out.toString();
    }

    @Test
    void parse_stringWithLineEnds_readsContinuationAndTripleQuotes() {
        assertThat(call("f('a\\\nb')").text()).isEqualTo("f('ab')");
        assertThat(call("f('''a\r\nb\rc''')").text()).isEqualTo("f('a\\nb\\nc')");
    }

    @Test
    void parse_loneSurrogates_surviveTheRoundTrip() {
        var call = call("f(a='\\ud800', b='\udc00')");
        assertThat(call.text()).isEqualTo("f(a='\\ud800', b='\\udc00')");
        assertThat(CallParser.parse(call.text())).isEqualTo(call);
    }

    @Test
    void parse_names_areIdentifiersInNormalForm() {
        assertThat(call("größe_1(ﬁle=1)").text()).isEqualTo("größe_1(file=1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            textBlock =
                    """
                    f(a=1                § '(' was never closed
                    f(                   § '(' was never closed
                    f([1, 2)             § closing parenthesis ')' does not match opening parenthesis '['
                    f(1))                § unmatched ')'
                    f('a)                § unterminated string literal (detected at line 1)
                    f('''a)              § unterminated triple-quoted string literal (detected at line 1)
                    f(a=1, a=2)          § keyword argument repeated: a
                    f(a=1, 2)            § positional argument follows keyword argument
                    f(a=1 b=2)           § invalid syntax. Perhaps you forgot a comma?
                    f(,)                 § invalid syntax
                    f(a=)                § invalid syntax
                    f(1, for)            § invalid syntax
                    f(True=1)            § invalid syntax
                    f(1=2)               § expression cannot contain assignment, perhaps you meant "=="?
                    ``                   § invalid syntax
                    f() g()              § invalid syntax
                    f(007)               § leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
                    f(1_)                § invalid decimal literal
                    f(1abc)              § invalid decimal literal
                    f(0xg)               § invalid hexadecimal literal
                    f(0b2)               § invalid digit '2' in binary literal
                    f('\\x4')            § (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape
                    f('\\N{no such}')    § (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name
                    f(\\)                § unexpected character after line continuation character
                    """)
    void parse_brokenSyntax_saysWhatCPythonSays(String source, String text) {
        assertThat(CallParser.parse(source))
                .isEqualTo(new SyntaxProblem(Kind.SYNTAX, text + " (<string>, line 1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    f(x)             § NAME_NOT_DEFINED § name 'x' is not defined
                    f(a=true)        § NAME_NOT_DEFINED § name 'true' is not defined
                    f(a=[1, null])   § NAME_NOT_DEFINED § name 'null' is not defined
                    f                § NAME_NOT_DEFINED § name 'f' is not defined
                    a.b(c=1)         § NAME_NOT_DEFINED § name 'a' is not defined
                    a.b.c()          § NAME_NOT_DEFINED § name 'a' is not defined
                    f(g(1))          § NESTED_CALL      § a call cannot be an argument of another call
                    f(a=[g()])       § NESTED_CALL      § a call cannot be an argument of another call
                    f(1/0)           § EXPRESSION       § division by zero
                    f(a={[]: 1})     § EXPRESSION       § unhashable type: 'list'
                    f(-'a')          § EXPRESSION       § bad operand type for unary -: 'str'
                    f(10**10**10)    § EXPRESSION       § Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
                    """)
    void parse_whatIsNoLiteral_isTyped(String source, Kind kind, String text) {
        assertThat(CallParser.parse(source)).isEqualTo(new SyntaxProblem(kind, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(1 < 2)",
                "f(a or b)",
                "f(1 if True else 2)",
                "f(x.y)",
                "f(x[0])",
                "f(x[1:2, ::3])",
                "f(*a)",
                "f(**a)",
                "f(f'x')",
                "f(b'x')",
                "f(1j)",
                "f(1 | 2)",
                "f(lambda: 1)",
                "f([x for x in y])",
                "f(x for x in y)",
                "f(1 not in [1])",
                "f(1 is not None)",
                "f(1)(2)",
                "f().g()",
                "f(), g()",
                "f() + 1",
                "3",
                "'text'"
            })
    void parse_expressionsBeyondLiterals_areRefused(String source) {
        assertThat(CallParser.parse(source))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Kind.EXPRESSION));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    kill()        § kill
                    remove(a=1)   § remove
                    os.popen('x') § popen
                    os.kill.x(1)  § kill
                    run ('x')     § run
                    quit          § quit
                    exit(         § exit
                    """)
    void parse_forbiddenName_isRefusedFirst(String source, String name) {
        assertThat(CallParser.parse(source))
                .isEqualTo(
                        new SyntaxProblem(
                                Kind.NOT_ALLOWED, "Function call " + name + " is not allowed."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs()", "a(b='kill')", "killer(x=1)", "f('a.run')"})
    void parse_namesThatOnlyLookForbidden_areNot(String source) {
        assertThat(CallParser.parse(source)).isInstanceOf(ToolCall.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    f(a='Hello (world)')      § f(a='Hello(world)')
                    f(a='x  \\t(y) z (w)')    § f(a='x  \\t(y) z(w)')
                    f(a='3 (x)')              § f(a='3 (x)')
                    f(a='3x (y)')             § f(a='3x (y)')
                    f(a='é (x)')              § f(a='é (x)')
                    f(a='naïve (x)')          § f(a='naïve(x)')
                    f(a='²x (y)')             § f(a='²x (y)')
                    f(a='- (x)')              § f(a='- (x)')
                    f(a='\\n (x)')            § f(a='\\n(x)')
                    f (a='_ (x) (y)')         § f(a='_(x) (y)')
                    """)
    void parse_whiteSpaceBeforeParentheses_disappearsAfterWords(String source, String text) {
        assertThat(call(source).text()).isEqualTo(text);
    }

    private static ToolCall call(String source) {
        assertThat(CallParser.parse(source)).isInstanceOf(ToolCall.class);
        return (ToolCall) CallParser.parse(source);
    }

    /// Python takes the letters for those of `ls`, but the original looks for the name in the text.
    @ParameterizedTest
    @ValueSource(strings = {"𝐥𝐬(a=1/0)", "l𝐬()", "(ls)()", "ls\\\n()", "ls# c\n()"})
    void parse_nameNotWrittenBeforeItsParenthesis_isNotDefined(String source) {
        assertThat(CallParser.parse(source)).isInstanceOf(SyntaxProblem.class);
    }
}
