import '../stopAtFailure.ts'
import '../../understanding/smallRules.test.ts'
import '../../understanding/readReply.test.ts'
