/// OpenAI's API as its clients speak it: the messages of a chat, and a server that answers them.
@NullMarked
package dev.envtune.contract.chat;

import org.jspecify.annotations.NullMarked;
