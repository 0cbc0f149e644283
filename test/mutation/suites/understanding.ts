import '../stopAtFailure.ts'
import '../../understanding/words.test.ts'
import '../../understanding/smallRules.test.ts'
import '../../understanding/readReply.test.ts'
