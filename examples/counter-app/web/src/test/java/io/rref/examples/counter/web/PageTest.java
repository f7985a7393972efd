package io.rref.examples.counter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void whenAValueHasSignsOfHtmlThenTheyAreEscaped() {
        assertThat(new Page("<p title=\"{text}\">{text}</p>").with(Map.of("text", "<b>\"Tom\" & 'Tim'</b>")))
                .isEqualTo("<p title=\"&lt;b&gt;&quot;Tom&quot; &amp; &#39;Tim&#39;&lt;/b&gt;\">"
                        + "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Tim&#39;&lt;/b&gt;</p>");
    }

    @Test
    void whenAValueLooksLikeAPlaceThenItStaysAsItIs() {
        assertThat(new Page("{first} {second}").with(Map.of("first", "{second} $1 \\", "second", "2")))
                .isEqualTo("{second} $1 \\ 2");
    }

    @Test
    void whenAPlaceHasNoValueThenTheErrorNamesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Page("{visits}").with(Map.of("worker", "worker-1")))
                .withMessage("no value for {visits} among [worker]");
    }
}
