import cards from './cards.css'
import colours from './colours.css'
import controls from './controls.css'
import frame from './frame.css'

/** The style of the widget's shadow root. */
export const style = frame + colours + controls + cards
